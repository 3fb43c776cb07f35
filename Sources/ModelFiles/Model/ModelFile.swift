import PatientFlow

/// A model read, checked and compiled with all its scenarios.
///
/// ```swift
/// let reading = ModelFile.read(path: "Models/sandwell.jsonc")
/// if let model = reading.model { run(model.scenarios[0].network) }
/// ```
public struct ModelFile: Sendable {
  /// The text it was read from.
  public var text: SourceText
  /// The model itself and every file it took something from.
  public var files: [ReferencedFile]
  /// What the model is called.
  public var title: String
  /// How far it can be trusted: "illustrative", "local" or "validated".
  public var status: String
  /// Replications to run unless the command line says otherwise.
  public var replications: Int
  /// The text whose hash seeds the draws.
  public var seed: String
  /// Whether its warm-up is "auto": still to be chosen, from trials as long as the warm-up it is compiled with.
  public var choosesWarmUp: Bool
  /// The period that the answer is told for: 0 the whole measured time, k + 1 the k-th named period.
  public var headline: Int
  /// The measures that the answer is told in, at period `headline`, in the baseline's indices.
  public var focus: [MeasureKey]
  /// The baseline, then the scenarios as written.
  public var scenarios: [Scenario]
  /// What was really measured.
  public var observed: [ObservedRow]
  /// What a reader of the report may move.
  public var controls: [Control]
  /// Every figure of the baseline, in file order.
  public var parameters: [ParameterRow]
  /// The evidence records in use, in the order first used.
  public var evidence: [EvidenceRecord]
  /// Warnings and notes of a model that can run, in file order.
  public var diagnostics: [Diagnostic]
  /// The evidence records it may refer to.
  let library: EvidenceLibrary

  /// Parameters that nobody has measured: without evidence, or with a record that is itself an assumption.
  public var assumptions: [ParameterRow] { parameters.filter(\.isAssumption) }
}

/// What came of reading a model file: a model, or what keeps it from being one.
public struct ModelReading: Sendable {
  /// The model, unless there is an error among the diagnostics or the file could not be read.
  public var model: ModelFile?
  /// The text, unless the file could not be read.
  public var text: SourceText?
  /// The CSV files that the model names, by their paths from its folder.
  public var files: [SourceText]
  /// Everything to be said about the file, in file order.
  public var diagnostics: [Diagnostic]
  /// Why the file could not be read, or nil.
  public var failure: FileFailure?
}

/// Why a file could not be read.
public enum FileFailure: Error, Sendable, Equatable {
  /// There is no such file.
  case notFound(path: String)
  /// It is there but cannot be read (a folder, no permission, too large); `reason` says why.
  case unreadable(path: String, reason: String)
}

/// A file that results depend on.
public struct ReferencedFile: Sendable, Equatable {
  /// Path relative to the folder of the model.
  public var path: String
  /// Its length.
  public var bytes: Int
  /// SHA-256 of its bytes, 64 hexadecimal digits.
  public var digest: String
}

/// The model with a list of changes; the first scenario is the model itself.
public struct Scenario: Sendable {
  /// Name in the model file; "baseline" for the model itself.
  public var id: String
  /// What reports call it.
  public var label: String
  /// Why it is asked, in the author's words.
  public var because: String?
  /// Evidence id behind it.
  public var evidence: String?
  /// The scenario it builds on, or nil for the baseline.
  public var basedOn: String?
  /// All its changes, those of the scenarios it builds on first.
  public var changes: [ChangeText]
  /// What the engine runs.
  public var network: Network
  /// The names of the network's tables.
  public var names: Names
  /// Offered load against capacity, places first, then staff.
  public var load: [OfferedLoad]
  /// What the model file says with the scenario's changes made.
  public internal(set) var tree: Node
  /// The CSV files that it names.
  var files: DataFiles
}

/// One change of a scenario, as a report shows it.
public struct ChangeText: Sendable, Equatable {
  /// "set", "scale", "add" or "remove".
  public var verb: String
  /// Where, "places.knowle.count".
  public var path: String
  /// What stood there, as compact JSON, or nil.
  public var before: String?
  /// What stands there now, as compact JSON, or nil.
  public var after: String?
}

/// Something measured in the real system, beside which the model's own value is shown.
public struct ObservedRow: Sendable, Equatable {
  /// The measure as written, "delayedPatients/place:acute/census".
  public var measure: String
  /// The same, in the baseline's indices; its period is the row's.
  public var key: MeasureKey
  /// Index of the period.
  public var period: Int
  /// The measured value, in the unit of the measure.
  public var value: Double
  /// How far the model's value may lie from it, in the same unit.
  public var tolerance: Double
  /// Evidence id, or nil.
  public var evidence: String?
}

/// A value that a reader of the report may move.
public struct Control: Sendable, Equatable {
  /// What the reader sees.
  public var label: String
  /// Path of the value, "places.knowle.count".
  public var path: String
  /// Lowest value.
  public var from: Double
  /// Highest value.
  public var to: Double
  /// Distance between neighbouring values.
  public var step: Double
}

/// A figure of the model with what is known about it.
public struct ParameterRow: Sendable, Equatable {
  /// Where it stands, "places.acute.count".
  public var path: String
  /// The value as written.
  public var value: String
  /// Low end of its range as written, or nil.
  public var low: String?
  /// High end of its range as written, or nil.
  public var high: String?
  /// Evidence id of the value or of the nearest object around it, or nil: an assumption.
  public var evidence: String?
  /// Quality of that evidence; "assumption" when there is none.
  public var quality: String

  /// Whether it is a judgement rather than something measured or published.
  public var isAssumption: Bool { evidence == nil || quality == EvidenceRecord.assumption }
}

/// A source of figures, from the `seeds` folder.
public struct EvidenceRecord: Sendable, Equatable {
  /// The quality of a record that is a judgement.
  public static let assumption = "expert assumption"

  /// Its id.
  public var id: String
  /// What it is called.
  public var title: String
  /// Who published it, or nil.
  public var publisher: String?
  /// When, as written ("2022-03-02", "2021"), or nil.
  public var date: String?
  /// Where it can be had, or nil.
  public var url: String?
  /// The place in the source ("page 12, table 3"), or nil.
  public var place: String?
  /// How good it is: "local measured", "national measured", "published model" or "expert assumption".
  public var quality: String
  /// What it says, in our own words, or nil.
  public var fact: String?
}

/// What is asked of a place or of staff, against what there is.
public struct OfferedLoad: Sendable, Equatable {
  /// Place or staff.
  public enum Kind: String, Sendable { case place, staff }

  /// Which of them.
  public var kind: Kind
  /// Index in the network.
  public var index: Int
  /// Label.
  public var name: String
  /// Unit of both figures: "beds", "hours a week".
  public var unit: String
  /// Load offered, averaged over the measured time.
  public var offered: Double
  /// Capacity, averaged over the measured time; infinite when unlimited.
  public var capacity: Double
  /// The same as a sum: "3.5 a day × 28 days = 98 beds; it has 96".
  public var arithmetic: String

  /// Offered load over capacity; 0 when nothing is offered.
  public var ratio: Double { offered == 0 ? 0 : offered / capacity }
}
