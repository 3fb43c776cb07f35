import Foundation
import Testing

@Suite("d2a bench", .serialized)
struct BenchTests {
  static let quick = "--runs 1 --scale 0.001"

  @Test("shows figures and checks, and writes them as JSON")
  func report() throws {
    let binary = try Binary()
    defer { binary.remove() }
    let outcome = try binary.shell("d2a bench --only 'hold 256,M/M/1' --only M/M/50 --json out.json \(Self.quick)")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 90 })
    #expect(outcome.output.contains("mean time in system") && !outcome.output.contains("WRONG"))
    let data = try Data(contentsOf: URL(fileURLWithPath: binary.folder + "/out.json"))
    let tree = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let workloads = try #require(tree["workloads"] as? [[String: Any]])
    #expect(workloads.map { $0["name"] as? String } == ["hold 256", "M/M/1", "M/M/50"])
    #expect(workloads.allSatisfy { ($0["check"] as? [String: Any])?["isRight"] as? Bool == true })
    #expect(binary.names(".")?.filter { $0.contains("d2a-writing") } == [])
  }

  @Test("ends with 0 beside its own figures and with 1 beside figures that were better")
  func comparison() throws {
    let binary = try Binary()
    defer { binary.remove() }
    #expect(try binary.shell("d2a bench --only M/M/1 --json now.json \(Self.quick)").status == 0)
    // Times of a moment scatter: equal within ten times, or behind what was a thousand times as fast.
    let good = try binary.shell("d2a bench --only M/M/1 --compare now.json --within 1000% \(Self.quick)")
    #expect(good.status == 0, "\(good.output)")
    #expect(good.output.contains("Nothing fell behind by more than 1000 %."))
    let faster =
      #"{"scale": 0.001, "workloads": [{"name": "M/M/1", "relative": 0.001}, {"name": "old", "relative": 2}]}"#
    try faster.write(toFile: binary.folder + "/faster.json", atomically: true, encoding: .utf8)
    let behind = try binary.shell("d2a bench --only M/M/1,'hold 256' --compare faster.json \(Self.quick)")
    #expect(behind.status == 1)
    #expect(behind.output.contains("BEHIND") && behind.output.contains("not in the file"))
    #expect(behind.output.contains("not run") && behind.output.contains("1 workload fell behind by more than 5 %."))
  }

  @Test("names its workloads, prints their models, and knows the nearest name")
  func names() throws {
    let binary = try Binary()
    defer { binary.remove() }
    let list = try binary.shell("d2a bench --list")
    #expect(list.status == 0 && list.output.contains("ten million") && list.output.contains("(only when named)"))
    let model = try binary.shell("d2a bench --print 'discharge-to-assess year' > year.jsonc && d2a check year.jsonc")
    #expect(model.status == 0, "\(model.errors)")
    let unknown = try binary.shell("d2a bench --only M/M/500")
    #expect(unknown.status == 64 && unknown.errors.contains("did you mean \"M/M/50\"?"))
    #expect(try binary.shell("d2a bench --print 'hold 256'").status == 64)
  }

  @Test(
    "refuses what cannot be used, before anything is run",
    arguments: [
      ("--runs 0", 64, "--runs takes a whole number"), ("--scale 0", 64, "--scale takes a number"),
      ("--scale nan", 64, "--scale takes a number"), ("--within 5%", 64, "--compare FILE"),
      ("--within fast --compare x", 64, "--within takes a share"), ("--compare none.json", 66, "it is not there"),
      ("--compare .", 66, "it is a folder"), ("--compare broken.json", 65, "it is not JSON"),
      ("--compare odd.json", 65, "workloads[0].relative is not a number"),
      ("--compare whole.json --scale 0.5", 64, "only equal ones can be compared"),
      ("--json none/out.json", 73, "cannot be created"), ("--only ,", 64, "--only takes the name"),
    ])
  func refusals(_ options: String, _ status: Int32, _ words: String) throws {
    let binary = try Binary()
    defer { binary.remove() }
    for (name, text) in [
      ("broken", "{"), ("odd", #"{"workloads": [{"name": "M/M/1", "relative": "fast"}]}"#),
      ("whole", #"{"workloads": [{"name": "M/M/1", "relative": 3}]}"#),
    ] {
      try text.write(toFile: binary.folder + "/\(name).json", atomically: true, encoding: .utf8)
    }
    let outcome = try binary.shell("d2a bench \(options)")
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test("leaves out the models of places where they are not, and fails when nothing is left")
  func nowhere() throws {
    let binary = try Binary()
    defer { binary.remove() }
    let some = try binary.shell("d2a bench --only 'Sandwell year,M/M/1' \(Self.quick)")
    #expect(some.status == 0)
    #expect(some.output.contains("Left out: Sandwell year: there is no Models/sandwell.jsonc here."))
    #expect(try binary.shell("d2a bench --only region \(Self.quick)").status == 66)
  }
}
