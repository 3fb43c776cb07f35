import Foundation
import Testing

@testable import Validation

@Suite("Published cases")
struct PublishedCaseTests {
  func compared(_ rows: String...) async throws -> [ComparedRow] {
    let small = try SmallCase(rows: rows)
    defer { small.remove() }
    return try #require(try await PublishedCase(modelPath: small.modelPath).compared(threads: 2))
  }

  @Test("work out sums and products in every replication, in scenarios and with a control moved")
  func sums() async throws {
    let rows = try await compared(
      "baseline,,3 * open/place:unit/mean * open/place:unit/mean - 5,a,1,,1,exact,x,",
      "seven,,open/place:unit/mean + 0.5,b,1,,1,exact,x,", "seven,Beds=4,open/place:unit/mean,c,1,,1,exact,x,",
      "baseline,Beds=2..10,lowest(open/place:unit/mean),d,1,,1,exact,x,",
      "baseline,Beds=4..10,lowest(7 - open/place:unit/mean),e,1,,1,exact,x,",
      "baseline,,open/place:unit/mean@first,f,1,,1,exact,x,")
    #expect(rows.map(\.simulated.mean) == [70, 7.5, 4, 2, 10, 5])
    #expect(rows.allSatisfy { $0.simulatedError == 0 })
  }

  @Test("each run is simulated once, whatever number of rows ask for it")
  func runs() throws {
    let row = ",open/place:unit/mean,a,1,,1,exact,x,"
    let small = try SmallCase(
      rows: ["baseline," + row, "baseline," + row, "seven," + row, "seven,Beds=4" + row, "seven,Beds=4" + row])
    defer { small.remove() }
    let published = try PublishedCase(modelPath: small.modelPath)
    #expect(published.runCount == 3)
    #expect(published.rows.count == 5)
  }

  @Test("a right value is within its tolerance, a planted wrong one misses")
  func planted() async throws {
    // Occupancy of an unlimited ward is Poisson with mean 1, so P(N = 2) / P(N <= 2) = 0.5 / 2.5.
    let right = "baseline,,delayProbability/place:ward/2,a,0.2,,0.06,exact,x,"
    let wrong = "baseline,,delayProbability/place:ward/2,a,0.4,,0.06,exact,x,"
    let rows = try await compared(right, wrong, wrong + "planted", right + "not so")
    print("delay with 2 beds: \(rows[0].simulated.mean) (0.2), z \(rows[0].z ?? .nan)")
    #expect(rows[0].simulatedError > 0)
    #expect(
      rows.map(\.verdict) == [.within, .misses, .missesAsKnown("planted"), .knownButWithin("not so")])
  }

  @Test("give the same numbers for any number of threads")
  func threads() async throws {
    let small = try SmallCase(rows: ["baseline,,occupancy/place:unit/mean,a,1,,1,exact,x,"])
    defer { small.remove() }
    let published = try PublishedCase(modelPath: small.modelPath)
    let one = try await published.compared(threads: 1)
    let three = try await published.compared(threads: 3)
    #expect(one?.map(\.simulated) == three?.map(\.simulated))
  }

  @Test("names that the model does not know are told with their line and the nearest name")
  func names() throws {
    let end = ",a,1,,1,exact,x,"
    let small = try SmallCase(
      rows: [
        "sevne,,open/place:unit/mean" + end, "baseline,Bedz=4,open/place:unit/mean" + end,
        "baseline,Beds=3,open/place:unit/mean" + end, "baseline,,open/place:unti/mean" + end,
        "baseline,,open/place:unit/mean@frist" + end, "baseline,,delayProbability/place:wrad/3" + end,
      ])
    defer { small.remove() }
    var faults: [TableFault] = []
    do throws(PublishedCase.Refusal) {
      _ = try PublishedCase(modelPath: small.modelPath)
    } catch {
      if case .table(let found) = error { faults = found }
    }
    #expect(faults.map(\.line) == [2, 3, 4, 5, 6, 7])
    for (fault, words) in zip(faults, ["\"seven\"", "\"Beds\"", "steps", "unit", "\"first\"", "\"ward\""]) {
      #expect(fault.reason.contains(words), "\(fault)")
    }
  }

  @Test("the note is told in paragraphs, without its headings")
  func note() throws {
    let small = try SmallCase(
      rows: ["baseline,,open/place:unit/mean,a,1,,1,exact,x,"],
      note: "# Small\n\nOne rule\ndiffers.\n\n- a\n- b\n  goes on\n")
    defer { small.remove() }
    #expect(try PublishedCase(modelPath: small.modelPath).note == ["One rule differs.", "- a", "- b goes on"])
  }

  @Test("a model without a table is no case, and a case without a model cannot be read")
  func missing() throws {
    let small = try SmallCase(rows: [])
    defer { small.remove() }
    #expect(PublishedCase.models(in: small.folder) == [small.modelPath])
    try FileManager.default.removeItem(atPath: small.folder + "/small.expected.csv")
    #expect(PublishedCase.models(in: small.folder) == [])
    #expect(PublishedCase.models(in: small.folder + "/nowhere") == nil)
    #expect(throws: PublishedCase.Refusal.self) { try PublishedCase(modelPath: small.modelPath) }
    #expect(throws: PublishedCase.Refusal.self) { try PublishedCase(modelPath: small.folder + "/none.jsonc") }
  }
}

@Suite("Shipped published models")
struct ShippedCaseTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Models/published").path

  @Test("are all there")
  func all() {
    #expect(
      PublishedCase.models(in: Self.folder)?.map { PublishedCase.name(ofModelAt: $0) } == [
        "ipacs-2022-p1", "ipacs-2022-p2", "ipacs-2022-p3", "ipacs-2023", "pathsimr-obstetrics", "pathsimr-stroke",
        "stroke-monks-2016",
      ])
  }

  @Test(
    "have a note, and run: two replications give every row a value",
    arguments: PublishedCase.models(in: folder) ?? [])
  func run(_ path: String) async throws {
    let published = try PublishedCase(modelPath: path)
    #expect(!published.note.isEmpty)
    let rows = try #require(try await published.compared(replications: 2, threads: 2))
    #expect(rows.count == published.rows.count)
    #expect(rows.allSatisfy { $0.simulated.mean.isFinite })
    #expect(published.model.evidence.count > 0)
  }
}
