import Foundation
import PatientFlow
import RandomStreams
import Testing

@testable import ModelFiles

/// Who is there at the beginning, arrivals by date and values from files: from the file to the network.
@Suite struct TheBeginningOfAModel {
  private static let steps = #"""
    { "acute": { "place": "ward", "stay": { "byRoute": { "hub": { "exponential": { "mean": "10 d" } }, "home": "5 d" } },
        "then": { "hub": 0.3, "home": "rest" } },
      "hub": { "task": "2 h", "staff": "hub", "pathway": "P2", "then": "rehab" },
      "rehab": { "place": "ic", "stay": { "mixture": [{ "share": 0.5, "of": "4 d" }, { "share": "rest", "of": "12 d" }] },
        "then": "home" },
      "home": { "exit": "home" } }
    """#

  private static func text(ward: String = "{}", ic: String = "{}", arrivals: String = #""perDay": 3"#) -> String {
    func place(_ count: Int, _ initial: String) -> String {
      initial == "{}" ? "{ \"count\": \(count) }" : "{ \"count\": \(count), \"initial\": \(initial) }"
    }
    return Samples.ward([
      "warmUp": "\"28 d\"", "arrivals": "{ \"r\": { \(arrivals), \"to\": \"acute\" } }",
      "places": "{ \"ward\": \(place(40, ward)), \"ic\": \(place(20, ic)) }",
      "staff": #"{ "hub": { "hours": { "mon-sun": { "08:00-18:00": 3 } } } }"#, "steps": steps,
    ])
  }

  private func network(_ text: String, _ files: [String: String] = [:]) throws -> Network {
    let texts = files.map { SourceText(path: $0.key, bytes: Array($0.value.utf8)) }
    let source = SourceText(path: "model.jsonc", bytes: Array(text.utf8))
    let reading = ModelFile.read(source, evidence: EvidenceLibrary(), files: DataFiles(texts))
    let words = render(reading.diagnostics, of: source, files: reading.files, color: false)
    return try #require(reading.model, "\(words)").scenarios[0].network
  }

  /// What each row of a group is taken with.
  private func shares(_ network: Network, _ group: Int) -> [(row: InitialShare, share: Double)] {
    let group = network.initial[group]
    let rows = network.initialShares[Int(group.firstShare)..<Int(group.firstShare + group.shareCount)]
    var before = 0.0
    return rows.map { row in
      defer { before = row.upTo }
      return (row, row.upTo - before)
    }
  }

  @Test func thoseInAStayAreAsManyAsComeTimesItsLength() throws {
    let network = try network(Self.text(ward: #"{ "count": 30 }"#, ic: #"{ "count": 9 }"#))
    #expect(network.initial.map(\.count) == [30, 9] && network.initial.allSatisfy { $0.kind == .staying })
    // 0.3 × 10 d for the hub, 0.7 × 5 d for home.
    let ward = shares(network, 0)
    #expect(ward.map(\.row.branch) == [0, 1])
    #expect(abs(ward[0].share - 3 / 6.5) < 1e-9 && ward.allSatisfy { $0.row.pathway == -1 })
    // The stay has no label of its own, but all who come to it have that of the hub; its parts are met by their length.
    let ic = shares(network, 1).filter { $0.share > 0 }
    #expect(ic.map(\.row.pathway) == [0, 0])
    #expect(abs(ic[0].share - 4.0 / 16) < 1e-9)
  }

  @Test func queuesAreInsideOrOutside() throws {
    let network = try network(
      Self.text(
        ward: #"""
          { "count": 3, "queue": [
            { "step": "hub", "count": 2, "waited": "1 d" }, { "step": "rehab", "count": 4, "waited": "2 d", "been": "9 d" },
            { "step": "acute", "count": 5, "waited": "0 d" }] }
          """#))
    #expect(network.initial.map(\.kind) == [.staying, .waiting, .waiting, .outside])
    #expect(network.initial.map(\.number) == [0, 1, 2, 3] && network.initial.map(\.step) == [-1, 1, 2, 0])
    // Only the way to the hub leads there, and gives its label.
    #expect(shares(network, 1).map(\.row.branch) == [0] && shares(network, 2).map(\.row.pathway) == [0])
    #expect(shares(network, 3).filter { $0.share > 0 }.map(\.row.branch) == [-1])
    let (result, _) = run(network)
    #expect(result.events > 0)
  }

  @Test func aTrackingListIsReadByThePlacesThatNameIt() throws {
    let rows =
      "Days_In,place,step,Days waiting\r\n3.5,ward,acute,\r\n,ward,hub,2\r\n\"7\",\"ic\",rehab,\r\n,ic,rehab,1\r\n,,,\r\n"
    let network = try network(
      Self.text(ward: #"{ "file": "t.csv" }"#, ic: #"{ "file": "t.csv" }"#), ["t.csv": rows])
    #expect(network.initial.map(\.kind) == [.stayingSince, .waiting, .stayingSince, .outside])
    #expect(network.initial.map(\.place) == [0, 0, 1, 1])
    #expect(network.distributions.mean(network.initial[0].been) == 3.5 * Double(microsecondsPerDay))
    #expect(network.initial[1].been == .none)
    // A stay that has lasted is not chosen by its length: as many as come.
    #expect(abs(shares(network, 0)[0].share - 0.3) < 1e-9)
    _ = run(network)
  }

  @Test func withoutArrivalsEverySourceCountsAlike() throws {
    let network = try network(Self.text(ward: #"{ "count": 30 }"#, arrivals: #""perDay": 0"#))
    #expect(abs(shares(network, 0)[0].share - 3 / 6.5) < 1e-9)
  }

  @Test func theFilesOfAModelAreRecorded() throws {
    let model = try #require(ModelFile.read(path: Samples.path("Models/beginning.jsonc")).model)
    #expect(model.files.map(\.path) == ["beginning.jsonc", "admissions.csv", "stays.csv", "tracking.csv"])
    let bytes = Array(try Data(contentsOf: URL(filePath: Samples.path("Models/stays.csv"))))
    #expect(model.files[2].digest == SHA256.digest(bytes) && model.files[2].bytes == bytes.count)
    let network = model.scenarios[0].network
    #expect(network.initial.reduce(0) { $0 + $1.count } == 4)
    #expect(model.scenarios[1].network.sources[0].daily == network.sources[0].daily)
    #expect(model.scenarios[1].network.places[0].capacity.base == 12)
    let words = network.words
    #expect(Network(words: words)?.words == words)
  }

  // MARK: Arrivals by date

  private func days(_ first: Int, _ numbers: [Int], _ column: String = "rate") -> String {
    let zero = CivilDate(year: 2022, month: 3, day: 4).dayNumber
    let rows = numbers.enumerated().map { index, number in
      "\(dateText(Int64(zero + Int32(first + index)) * microsecondsPerDay)),\(number)\n"
    }
    return "date,\(column)\n" + rows.joined()
  }

  @Test func everyDayHasItsNumber() throws {
    // The simulation begins on 4 March 2022, 28 days before the start, and ends 365 days after it.
    let numbers = (0..<393).map { 1 + $0 % 5 }
    let source = try network(
      Self.text(arrivals: #""file": "a.csv", "dispersion": 2"#), ["a.csv": days(0, numbers)]
    ).sources[0]
    #expect(source.daily == numbers.map { Double($0) } && !source.isCounted && source.dispersion == 2)
  }

  @Test func daysBeforeTheFileRepeatItsFirstWeeks() throws {
    let numbers = (0..<373).map { 1 + $0 % 30 }
    let source = try network(
      Self.text(arrivals: #""file": "a.csv""#), ["a.csv": days(20, numbers, "count")]
    ).sources[0]
    #expect(source.isCounted)
    // 28 days of the file, over and over, backwards from its first.
    #expect(source.daily[..<20] == (0..<20).map { Double(numbers[8 + $0]) }[...])
    #expect(source.daily[20...] == numbers.map { Double($0) }[...])
  }

  @Test func theLoadIsThatOfTheMeanRate() throws {
    let numbers = (0..<393).map { $0 < 28 ? 50 : 2 + $0 % 2 }
    let files = DataFiles([SourceText(path: "a.csv", bytes: Array(days(0, numbers).utf8))])
    let text = Self.text(arrivals: #""file": "a.csv", "changes": [{ "from": "2022-03-05", "times": 2 }]"#)
    let model = try #require(
      ModelFile.read(SourceText(path: "m", bytes: Array(text.utf8)), evidence: EvidenceLibrary(), files: files).model)
    let mean = numbers[28...].reduce(0) { $0 + 2 * Double($1) } / 365
    let ward = try #require(model.scenarios[0].load.first)
    #expect(abs(ward.offered - mean * (0.3 * (10 + 2.0 / 24) + 0.7 * 5)) < 1e-6)
  }

  // MARK: Values

  @Test func valuesComeFromAColumn() throws {
    let text = Samples.ward([
      "steps": #"""
      { "rehab": { "place": "ward", "stay": { "empirical": { "file": "s.csv", "column": "Hours", "unit": "h" } },
          "then": "home" }, "home": { "exit": "home" } }
      """#
    ])
    let rows = (0..<400).map { "x,\(24 * (1 + $0 % 20))\n" }.joined()
    let network = try network(text, ["s.csv": "who,hours\n" + rows])
    #expect(network.distributions.mean(network.branches[0].duration) == 10.5 * Double(microsecondsPerDay))
  }

  private func run(_ network: Network) -> (ReplicationResult, PatientLog) {
    var state = Replication(
      network: network, seed: 1, number: 1, observing: Observation(checksInvariants: true), log: PatientLog(isOn: true))
    state.run(until: 30 * microsecondsPerDay)
    state.run(until: network.timing.end)
    return state.finish()
  }
}
