import Foundation
import Testing

@testable import ModelFiles

/// Models damaged as trees, and the CSV files that they name, go through everything: those refused are told why, and
/// those that still are models are simulated for some days with all invariants checked.
///
/// `FUZZ_INPUTS` sets how many inputs, `FUZZ_SEED` which ones. Beyond some thousands one in 16 of what still is a model
/// is simulated, and the long models, which are slow to read, come up more rarely.
@Suite struct DamagedModelsAreRefusedOrRun {
  private static let environment = ProcessInfo.processInfo.environment
  static let count = environment["FUZZ_INPUTS"].flatMap { Int($0) } ?? 300
  static let seed = environment["FUZZ_SEED"].flatMap { UInt64($0) } ?? 1

  /// The CSV files that the models name.
  static let files = ["admissions.csv", "stays.csv", "tracking.csv", "words-arrivals.csv", "words-tracking.csv"]

  /// Which of the models an input is made from: one in 16 is of the longest, in a long run one in 512.
  private static func model(of number: Int) -> Int {
    let isLong = count > 5_000
    if number % (isLong ? 512 : 16) == 15 { return 3 }
    if number % (isLong ? 16 : 3) == 2 { return 2 }
    return number / 4 % 2
  }

  @Test func noInputBreaksTheReaderOrTheEngine() throws {
    let paths = [
      "Files/Models/small.jsonc", "Files/Models/beginning.jsonc", "Files/Models/every-word.jsonc",
      "../../Models/sandwell.jsonc",
    ].map { Samples.folder.appending(path: $0).standardized.path }
    let libraries = paths.map { EvidenceLibrary(forModelAt: $0) }
    let trees = try paths.map { path in
      let bytes = Array(try Data(contentsOf: URL(filePath: path)))
      return try #require(JSONCParser.parse(SourceText(path: path, bytes: bytes)).root)
    }
    let files = try Self.files.map { name in
      let url = Samples.folder.appending(path: "Files/Models/\(name)")
      return SourceText(path: name, bytes: Array(try Data(contentsOf: url)))
    }
    var (models, events, slowest) = (0, Int64(0), Duration.zero)
    for number in 0..<Self.count {
      let which = Self.model(of: number)
      var mutator = TreeMutator(seed: Self.seed, number: number)
      // Half of the inputs are damaged in the model, a quarter in a file, and a quarter in both.
      let isOfFile = number % 4 > 1
      let bytes =
        number % 4 == 2
        ? TreeMutator.text(trees[which]) : mutator.mutate(trees[which], with: trees[number / 16 % trees.count])
      var damaged = files
      if isOfFile { mutator.damage(&damaged[mutator.below(files.count)].bytes) }
      do {
        let trial = try DamageTrial(
          bytes, files: damaged, evidence: libraries[which], number: number,
          runs: Self.count <= 5_000 || number % 16 == 1)
        if trial.isModel { models += 1 }
        events += trial.events
        slowest = max(slowest, trial.readingTime)
      } catch {
        let inputs = ([bytes] + damaged.map(\.bytes)).map { Data($0).base64EncodedString() }
        Issue.record("\(error): \(inputs.joined(separator: " "))")
      }
    }
    print(
      "seed \(Self.seed): \(models) of \(Self.count) damaged models still run, \(events) events, slowest \(slowest)")
    #expect(models > 0 && models < Self.count)
  }
}

/// Models that once took the program too far: too much memory, too much time, or a trap. Each is now refused, or runs.
@Suite struct ModelsFoundByDamage {
  static let folder = Samples.folder.appending(path: "Found")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".jsonc") }.sorted()
  }()

  @Test func thereAreSome() { #expect(Self.names.count >= 8) }

  @Test(arguments: names) func isRefusedOrRuns(_ name: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appending(path: name)))
    for number in 1...5 { _ = try DamageTrial(bytes, evidence: EvidenceLibrary(), number: number) }
  }
}
