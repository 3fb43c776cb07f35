import Foundation
import RandomStreams
import Testing

@testable import ModelFiles

/// Damaged models must give diagnostics, never a crash, and never run with an error.
@Suite struct DamagedModels {
  static let texts =
    ["Files/Models/small.jsonc", "../../Models/sandwell.jsonc"]
    + ["distribution-form", "hours-form", "change-list"].map { "Broken/\($0).jsonc" }

  /// How many of each.
  static let count = 100

  /// Words and values put in the place of others.
  static let pieces = [
    "null", "true", "-1", "0", "1e308", "\"\"", "\"rest\"", "[]", "{}", "\"30 %\"", "\"1 d\"", "\"unlimited\"",
    "{ \"byCohort\": {} }", "{ \"byRoute\": { \"home\": \"1 d\" } }", "{ \"value\": 1, \"low\": \"x\" }",
    "\"2022-07-04\"",
    "{ \"mixture\": [{ \"share\": 1, \"of\": \"1 d\" }] }",
    "{ \"weibull\": { \"shape\": 0.01, \"scale\": \"365000 d\" } }",
    "{ \"lognormal\": { \"median\": \"1 min\", \"p90\": \"365000 d\" } }",
    "{ \"exponential\": { \"mean\": \"9 d\" }, \"roundTo\": \"d\" }",
    "\"always\"", "{ \"mon-sun\": \"00:00-24:00\" }", "{ \"sun\": { \"22:00-06:00\": 9 } }", "\"+20\"", "\"£1\"", "0.3",
    "1000000000000",
  ]

  @Test(arguments: 0..<texts.count) func giveDiagnostics(_ number: Int) throws {
    let bytes = Array(try Data(contentsOf: Samples.folder.appending(path: Self.texts[number])))
    let path = Samples.folder.appending(path: Self.texts[number]).standardized.path
    let library = EvidenceLibrary(forModelAt: path)
    var stream = RandomStream(key: 2022, 1, UInt32(number), purpose: 7)
    func below(_ limit: Int) -> Int { Int(stream.nextBits() % UInt64(max(1, limit))) }
    var models = 0
    for _ in 0..<Self.count {
      var damaged = bytes
      for _ in 0...(number < 2 ? below(4) / 3 : below(3)) { Self.damage(&damaged, below) }
      let source = SourceText(path: "damaged.jsonc", bytes: damaged)
      let reading = ModelFile.read(source, evidence: library)
      let hasError = reading.diagnostics.contains { $0.severity == .error }
      #expect((reading.model == nil) == hasError)
      if reading.model != nil { models += 1 }
      if hasError { #expect(render(reading.diagnostics, of: source, color: false).contains("error[M")) }
    }
    print("\(Self.texts[number]): \(models) of \(Self.count) damaged models still run")
  }

  /// Puts a piece in the place of a value, takes a stretch away, doubles one, or changes a byte.
  static func damage(_ bytes: inout [UInt8], _ below: (Int) -> Int) {
    switch below(9) {
    case 6, 7, 8:
      let digits = bytes.indices.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[$0]) }
      guard !digits.isEmpty else { return }
      bytes[digits[below(digits.count)]] = UInt8(ascii: "0") + UInt8(below(10))
    case 0, 1, 2:
      let colons = bytes.indices.filter { bytes[$0] == UInt8(ascii: ":") }
      guard !colons.isEmpty else { return }
      let from = colons[below(colons.count)] + 1
      let end = bytes[from...].firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}") } ?? bytes.count
      bytes.replaceSubrange(from..<end, with: Array(pieces[below(pieces.count)].utf8))
    case 3:
      let from = below(bytes.count)
      bytes.removeSubrange(from..<min(bytes.count, from + 1 + below(12)))
    case 4:
      let from = below(bytes.count)
      bytes.insert(contentsOf: bytes[from..<min(bytes.count, from + 1 + below(40))], at: below(bytes.count))
    default:
      guard !bytes.isEmpty else { return }
      bytes[below(bytes.count)] = UInt8(32 + below(95))
    }
  }
}
