import Foundation
import Testing

@testable import Commands

@Suite("The program", .serialized)
struct RunTests {
  let binary: Binary

  init() throws {
    binary = try Binary()
    try binary.writeWard()
  }

  @Test("writes the same bytes with 1, 2 and 7 threads")
  func threads() throws {
    defer { binary.remove() }
    for threads in [1, 2, 7] {
      let outcome = try binary.shell(
        "d2a run ward.jsonc --replications 5 --all --patients --threads \(threads) --out r\(threads)")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.errors.isEmpty, "nothing on the error stream where it is no terminal")
      #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 90 })
    }
    let names = try #require(binary.names("r1"))
    #expect(names.count == 12)
    for name in names where name.hasSuffix(".csv") {
      for other in ["r2", "r7"] {
        #expect(binary.text("r1/" + name) == binary.text(other + "/" + name), "\(name) of \(other)")
      }
    }
  }

  @Test("makes run.json repeatable when the date is given")
  func sourceDate() throws {
    defer { binary.remove() }
    for name in ["a", "b"] {
      _ = try binary.shell("SOURCE_DATE_EPOCH=1656920100 d2a run ward.jsonc --replications 2 --out \(name)")
    }
    #expect(binary.text("a/run.json") == binary.text("b/run.json"))
    #expect(binary.text("a/run.json")?.contains("\"written\": \"2022-07-04T07:35:00Z\"") == true)
  }

  @Test("chooses a warm-up, says so and records what it was chosen by")
  func automaticWarmUp() throws {
    defer { binary.remove() }
    let replaced = "sed 's/\"warmUp\": \"182 d\"/\"warmUp\": \"auto\"/' ward.jsonc >auto.jsonc"
    let outcome = try binary.shell("\(replaced); d2a run auto.jsonc --replications 2 --out r")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("chosen by MSER-5"))
    let record = try #require(binary.text("r/run.json"))
    #expect(record.contains("\"warmUpChosen\": \"chosen by MSER-5 from 10 trials of 1460 days\""))
    #expect(record.contains("\"meansOfFiveDays\": ["))
    #expect(binary.text("r/report.html")?.contains("the longest cut is the warm-up") == true)
  }

  @Test("refuses to choose a warm-up for what never settles")
  func unsettled() throws {
    defer { binary.remove() }
    let overloaded =
      "sed 's/\"warmUp\": \"182 d\"/\"warmUp\": \"auto\"/; s/\"perDay\": [0-9.]*/\"perDay\": 40/; s/occupancyShare/queue/' ward.jsonc >full.jsonc"
    let outcome = try binary.shell("\(overloaded); d2a run full.jsonc --replications 2 --out r")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("trials of 1460 days were too short"))
    #expect(binary.names("r") == nil)
  }

  @Test(
    "ends with the status that says what went wrong",
    arguments: [
      ("d2a run missing.jsonc", 66, "there is no file missing.jsonc"),
      ("d2a check missing.jsonc", 66, "there is no file missing.jsonc"),
      ("echo '{' > bad.jsonc; d2a run bad.jsonc", 65, "error["),
      ("echo '{' > bad.jsonc; d2a check bad.jsonc", 65, "error["),
      ("d2a run ward.jsonc --scenario 'four more bed'", 64, "did you mean \"four more beds\"?"),
      ("d2a run ward.jsonc --replications 0", 64, "takes a whole number, 1 to 100000"),
      ("d2a run ward.jsonc --replications 2 --precision 5%", 64, "exclude each other"),
      ("d2a run ward.jsonc --precision 5", 64, "as in --precision 5%"),
      ("d2a run ward.jsonc --precision dely/place:ward/mean=5%", 64, "--precision"),
      ("d2a run ward.jsonc --replications 2 --out ward.jsonc", 73, "cannot be created"),
      ("d2a run ward.jsonc --replications 2 --out ward.jsonc/x", 73, "is a file, not a folder"),
      ("d2a run ward.jsonc --replications 2 --out /proc/d2a", 73, "/proc/d2a cannot be created"),
      ("mkdir o; touch o/summary.csv; d2a run ward.jsonc --replications 2 --out o", 73, "that no run of d2a wrote"),
      ("d2a new ward.jsonc", 73, "is there already"),
      ("d2a new x.jsonc --from hospitl", 64, "did you mean \"hospital\"?"),
      ("d2a new no/such/folder.jsonc", 73, "cannot be created"),
      ("d2a --help > /dev/full", 74, "cannot be printed"),
    ])
  func statuses(_ command: String, _ status: Int, _ words: String) throws {
    defer { binary.remove() }
    let outcome = try binary.shell(command)
    #expect(outcome.status == Int32(status), "\(outcome.output) \(outcome.errors)")
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(binary.names("Results") == nil)
  }

  @Test("leaves the folder as it was when a file cannot be written whole")
  func fullDisk() throws {
    defer { binary.remove() }
    #expect(try binary.shell("d2a run ward.jsonc --replications 2 --out r").status == 0)
    let before = binary.text("r/summary.csv")
    // A limit on the size of files stands in for a full disk: the failing call is the same.
    let outcome = try binary.shell("ulimit -f 16; d2a run ward.jsonc --replications 3 --out r")
    #expect(outcome.status == 74)
    #expect(outcome.errors.contains("cannot be written") && outcome.errors.contains("larger than the system allows"))
    #expect(binary.text("r/summary.csv") == before)
    #expect(binary.names("r")?.contains { $0.hasPrefix(".") } == false)
    let fresh = try binary.shell("ulimit -f 16; d2a run ward.jsonc --replications 3 --out fresh")
    #expect(fresh.status == 74)
    #expect(binary.names("fresh") == nil)
  }

  @Test("keeps what is complete after Ctrl-C, says so, and the same numbers can be had again")
  func interrupted() throws {
    defer { binary.remove() }
    let process = try binary.start("exec '\(Binary.path)' run ward.jsonc --replications 50000 --out r")
    Thread.sleep(forTimeInterval: 3)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(binary.names("r") == nil)
    #expect(binary.read("stderr").contains("of 50000 replications were complete and are kept in r.partial/"))
    let record = try #require(binary.text("r.partial/run.json"))
    #expect(record.contains("\"isPartial\": true"))
    let line = try #require(record.split(separator: "\n").first { $0.contains("\"completed\": ") })
    let count = try #require(Int(line.filter(\.isNumber)))
    print("interrupted after \(count) replications")
    #expect(try binary.shell("d2a run ward.jsonc --replications \(count) --out again").status == 0)
    for name in try #require(binary.names("again")) where name.hasSuffix(".csv") {
      #expect(binary.text("again/" + name) == binary.text("r.partial/" + name), "\(name)")
    }
  }

  @Test("warns and ends well when the precision is not reached, and tells it when it is")
  func precision() throws {
    defer { binary.remove() }
    let outcome = try binary.shell("d2a run ward.jsonc --precision lengthOfStay/place:ward/mean=20% --out r")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.contains("--replications 10 "), "the least number is a block of ten")
  }

  @Test("writes starters that are sound and run", arguments: Starter.all.map(\.name))
  func starters(_ name: String) throws {
    defer { binary.remove() }
    #expect(try binary.shell("d2a new s.jsonc --from \(name)").status == 0)
    let check = try binary.shell("d2a check s.jsonc")
    #expect(check.status == 0 && check.errors.isEmpty, "\(check.errors)")
    #expect(check.output.contains("Assumptions"))
    let run = try binary.shell("d2a run s.jsonc --replications 2")
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(run.output.contains("In words") && run.output.contains("The same numbers again: d2a run s.jsonc"))
    #expect(binary.names("Results/s")?.count == 11)
  }

  @Test("streams as many random bytes as asked, and stops quietly when the reader does")
  func bits() throws {
    defer { binary.remove() }
    #expect(try binary.shell("d2a bits --bytes 100003 | wc -c").output.filter(\.isNumber) == "100003")
    #expect(
      try binary.shell("d2a bits --seed a --bytes 64 | od -A n -t x1").output
        != binary.shell("d2a bits --seed b --bytes 64 | od -A n -t x1").output)
    let stopped = try binary.shell("set -o pipefail; d2a bits | head -c 1000 | wc -c")
    #expect(stopped.status == 0 && stopped.errors.isEmpty)
  }
}
