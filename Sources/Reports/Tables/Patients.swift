import Experiments
import Foundation
import ModelFiles
import PatientFlow

/// The event log `patients.csv`, written in pieces while replications finish in any order, then put together.
public struct PatientPieces: Sendable {
  private let folder: String
  private let scenarios: [Scenario]

  /// Pieces for an experiment's scenarios, kept in the folder's place for pieces.
  public init(in folder: ResultsFolder, of experiment: Experiment) throws(FileFault) {
    try folder.makePieces()
    self.folder = folder.pieces
    scenarios = experiment.scenarios
  }

  /// Writes the events of one replication of one scenario; safe to call from several threads.
  public func write(_ scenario: Int, _ replication: Int, _ events: [PatientEvent]) throws(FileFault) {
    let writer = try FileWriter(path: piece(scenario, replication))
    let (names, dayZero) = (scenarios[scenario].names, scenarios[scenario].network.timing.dayZero)
    var head: [UInt8] = []
    CSVTable.append(scenarios[scenario].id, to: &head)
    head += ",\(replication),".utf8
    for event in events {
      var row = head
      CSVTable.append(event.patientName(names), to: &row)
      row.append(UInt8(ascii: ","))
      CSVTable.append(names.cohorts[Int(event.cohort)].id, to: &row)
      row.append(UInt8(ascii: ","))
      CSVTable.append(event.source < 0 ? PatientEvent.initial : names.sources[Int(event.source)].id, to: &row)
      row += ",\(DateText.moment(event.time, dayZero: dayZero)),".utf8
      CSVTable.append(event.step < 0 ? "" : names.steps[Int(event.step)].id, to: &row)
      row.append(UInt8(ascii: ","))
      CSVTable.append(event.place < 0 ? "" : names.places[Int(event.place)].id, to: &row)
      row += ",\(event.kind.word),".utf8
      CSVTable.append(event.reason < 0 ? "" : names.reasons[Int(event.reason)].id, to: &row)
      row += [13, 10]
      try writer.write(row)
    }
    try writer.finish()
  }

  /// Puts the pieces of the complete replications together, in order.
  func assemble(_ replications: Int, into target: ResultsFolder) throws(FileFault) {
    let columns = [
      "scenario", "replication", "patient", "cohort", "source", "time", "step", "place", "event", "reason",
    ]
    try target.write("patients.csv") { writer throws(FileFault) in
      _ = try CSVTable(writer, columns: columns)
      for scenario in scenarios.indices {
        for replication in 0..<replications { try append(piece(scenario, replication + 1), to: writer) }
      }
    }
  }

  private func piece(_ scenario: Int, _ replication: Int) -> String { "\(folder)/\(scenario)-\(replication).csv" }

  private func append(_ path: String, to writer: FileWriter) throws(FileFault) {
    guard let piece = FileHandle(forReadingAtPath: path) else { throw .system(.cannotWrite, path) }
    while let bytes = try? piece.read(upToCount: 1 << 20), !bytes.isEmpty { try writer.write([UInt8](bytes)) }
    unlink(path)
  }
}

extension PatientEvent {
  /// The source of who is there at the beginning; no source is called so.
  public static let initial = "initial"

  /// "emergency:2022-07-04:3", the third patient of that source and day; "initial:acute:3", the third whom the acute
  /// beds list for the beginning.
  public func patientName(_ names: Names) -> String {
    if source < 0 { return "\(Self.initial):\(names.places[Int(-1 - source)].id):\(indexInDay + 1)" }
    return "\(names.sources[Int(source)].id):\(DateText.date(day)):\(indexInDay + 1)"
  }
}

extension PatientEvent.Kind {
  /// What the event is called in files.
  public var word: String {
    switch self {
    case .arrives: "arrives"
    case .asks: "asks"
    case .secures: "secures"
    case .arrivesInPlace: "arrivesInPlace"
    case .ready: "ready"
    case .taskStarts: "taskStarts"
    case .taskEnds: "taskEnds"
    case .leaves: "leaves"
    case .exits: "exits"
    }
  }
}
