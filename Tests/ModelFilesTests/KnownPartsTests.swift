import Foundation
import PatientFlow
import RandomStreams
import Testing

@testable import ModelFiles

/// What a scenario or a control leaves as it is in the model is not read again, and nobody can tell.
@Suite struct KnownPartsTests {
  static let paths = [
    "Files/Models/small.jsonc", "Files/Models/beginning.jsonc", "Files/Models/every-word.jsonc",
    "../../Models/sandwell.jsonc",
  ]

  private struct Model {
    let tree: Node
    let files: DataFiles

    init(_ name: String) throws {
      let path = Samples.folder.appending(path: name).standardized.path
      let bytes = Array(try Data(contentsOf: URL(filePath: path)))
      tree = try #require(JSONCParser.parse(SourceText(path: path, bytes: bytes)).root)
      var files = DataFiles(forModelAt: path)
      files.load(namedIn: tree)
      self.files = files
    }
  }

  private func errors(_ reader: Reader) -> [Diagnostic] { reader.diagnostics.filter { $0.severity == .error } }

  /// Damage leaves most values where they stand, so that a part may differ in a value and in nothing else.
  @Test(arguments: paths) func sayTheSameAsIfReadAnew(_ path: String) throws {
    let model = try Model(path)
    var first = Reader(model.files)
    let document = first.document(model.tree, isScenario: false)
    #expect(document != nil && first.isGood)
    var (sound, refused, spared) = (0, 0, 0)
    for number in 0..<150 {
      var mutator = TreeMutator(seed: 5, number: number)
      let changed = mutator.damaged(model.tree, with: model.tree)
      var knowing = Reader(model.files, knowing: first.parts)
      var anew = Reader(model.files)
      let (one, two) = (knowing.document(changed, isScenario: true), anew.document(changed, isScenario: true))
      #expect(errors(knowing) == errors(anew))
      let figures = Set((first.figures + anew.figures).map(\.span))
      #expect(Set((first.figures + knowing.figures).map(\.span)) == figures)
      spared += anew.figures.count - knowing.figures.count
      guard let one, let two, anew.isGood else {
        refused += 1
        continue
      }
      sound += 1
      let (known, fresh) = (Compiler.compile(one), Compiler.compile(two))
      #expect(known.network.words == fresh.network.words && known.names == fresh.names)
      #expect(OfferedLoad.loads(of: known) == OfferedLoad.loads(of: fresh))
    }
    print("\(path): \(sound) sound, \(refused) refused, \(spared) figures not read again")
    #expect(sound > 0 && refused > 0 && spared > 0)
  }

  @Test func whatIsUnchangedIsNotReadAtAll() throws {
    let model = try Model("../../Models/sandwell.jsonc")
    var first = Reader(model.files)
    _ = first.document(model.tree, isScenario: false)
    var again = Reader(model.files, knowing: first.parts)
    _ = again.document(model.tree, isScenario: true)
    #expect(first.figures.count > 50 && again.figures.isEmpty)
  }

  /// A place takes its rows from a list that other places share, so it has to be looked at each time.
  @Test func placesOfATrackingListAreReadAgain() throws {
    let model = try Model("Files/Models/every-word.jsonc")
    var first = Reader(model.files)
    _ = first.document(model.tree, isScenario: false)
    var again = Reader(model.files, knowing: first.parts)
    _ = again.document(model.tree, isScenario: true)
    #expect(!first.trackingLists.isEmpty && again.trackingLists.keys == first.trackingLists.keys)
  }

  @Test func theSameTextAtTheSamePlaceIsTheSame() throws {
    func node(_ text: String) throws -> Node {
      try #require(JSONCParser.parse(SourceText(path: "x", bytes: Array(text.utf8))).root)
    }
    let one = try node(#"{ "a": [1, "x", true], "b": null }"#)
    #expect(one.isSame(as: one))
    for other in [
      #"{ "a": [2, "x", true], "b": null }"#, #"{ "a": [1, "y", true], "b": null }"#,
      #"{ "a": [1, "x", null], "b": null }"#, #"{ "c": [1, "x", true], "b": null }"#,
      #"{  "a": [1, "x", true], "b": null}"#, #"{ "a": [1, "x"], "b": null }      "#,
    ] {
      #expect(!one.isSame(as: try node(other)))
    }
    #expect(!(try node("0.0")).isSame(as: try node("-0.0")))
  }
}

/// Means are found once, where a distribution is read; they are those that the network's library would give.
@Suite struct MeansTests {
  static let names: [String] = {
    let folder = Samples.folder.appending(path: "../../Models").standardized
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let shipped = files.filter { $0.hasSuffix(".jsonc") }.sorted().map { "../../Models/\($0)" }
    return shipped + ["Files/Models/every-word.jsonc", "Files/Models/beginning.jsonc"]
  }()

  @Test(arguments: names) func haveTheBitsOfTheLibrary(_ name: String) throws {
    let path = Samples.folder.appending(path: name).standardized.path
    let bytes = Array(try Data(contentsOf: URL(filePath: path)))
    let tree = try #require(JSONCParser.parse(SourceText(path: path, bytes: bytes)).root)
    var files = DataFiles(forModelAt: path)
    files.load(namedIn: tree)
    var reader = Reader(files)
    let document = reader.document(tree, isScenario: false)
    let model = Compiler.compile(try #require(document))
    let library = model.network.distributions
    #expect(library.count > 0 && model.means.count == library.count)
    for index in 0..<library.count {
      let id = DistributionID(index: Int32(index))
      #expect(model.means[id].bitPattern == library.mean(id).bitPattern)
    }
    for branch in model.network.branches where branch.units >= 0 {
      let rule = model.network.unitRules[Int(branch.units)]
      if rule.drawn == .none { continue }
      let step = try #require(model.network.steps.first)
      let mean = model.means.units(of: step, branch, model.network).first
      #expect(mean.bitPattern == library.meanOfUnits(rule.drawn).bitPattern)
    }
  }
}
