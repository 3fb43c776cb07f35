import Experiments
import Foundation

/// A results folder read back: its record and the tables that the page is made from.
struct RunFolder {
  /// What `run.json` says, with all names clipped to a length that people read.
  let record: RunRecord
  /// What the CSV files hold.
  let tables: RunTables
  /// The measured days.
  let calendar: RunCalendar

  /// Reads a folder whose files are found by `path`: their names, or the temporary ones while a run writes them.
  init(path: (String) -> String) throws(FolderFault) {
    let file = path("run.json")
    let bytes = try Self.bytes(of: file, atMost: Self.largestRecord)
    let head = String(decoding: bytes.prefix(200), as: UTF8.self)
    if !head.contains(ResultsFolder.mark) {
      throw FolderFault(.damaged, file, reason: "it is not the record of a run of d2a (\(ResultsFolder.mark))")
    }
    let data = Data(bytes)
    var record: RunRecord
    do {
      record = try JSONDecoder().decode(RunRecord.self, from: data)
    } catch {
      throw FolderFault(.damaged, file, reason: Self.words(for: error))
    }
    guard let calendar = RunCalendar(record.time) else {
      throw FolderFault(.damaged, file, reason: "its dates are not those of a run")
    }
    if let reason = record.fault(days: calendar.count) { throw FolderFault(.damaged, file, reason: reason) }
    tables = try RunTables(of: record, calendar: calendar) { name throws(FolderFault) in
      (path(name), try Self.bytes(of: path(name), atMost: Self.largestTable))
    }
    record.clipTexts()
    self.record = record
    self.calendar = calendar
  }

  /// Largest `run.json`, 64 MiB, and largest CSV file, 2 GiB: far beyond what a run of sensible size writes.
  private static let largestRecord = 64 << 20
  private static let largestTable = 2 << 30

  private static func bytes(of path: String, atMost limit: Int) throws(FolderFault) -> [UInt8] {
    let attributes: [FileAttributeKey: Any]
    do {
      attributes = try FileManager.default.attributesOfItem(
        atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    } catch {
      throw FolderFault(.missing, path, reason: "there is no such file")
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      throw FolderFault(.damaged, path, reason: "it is not a file")
    }
    if let size = attributes[.size] as? NSNumber, size.int64Value > Int64(limit) {
      throw FolderFault(.damaged, path, reason: "it is larger than \(limit >> 20) MiB, which no run of d2a writes")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FolderFault(.missing, path, reason: "it cannot be read")
    }
    return [UInt8](data)
  }

  /// What the decoder found, in words.
  private static func words(for error: any Error) -> String {
    let place = { (context: DecodingError.Context) in
      let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
      return path.isEmpty ? "it" : String(path.drop { $0 == "." }).clipped(to: 80)
    }
    return switch error as? DecodingError {
    case .keyNotFound(let key, let context):
      "\(place(context)) has no \"\(key.stringValue)\"; was it written by another version of d2a? Run the model again"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "\(place(context)) is not of the kind that a run writes"
    default: "it is not JSON that is whole"
    }
  }
}

extension RunRecord {
  /// What makes no sense in it, or nil. `days` is the length of the measured time.
  fileprivate func fault(days: Int) -> String? {
    if format != ResultsFolder.mark { return "its format is not \(ResultsFolder.mark)" }
    if scenarios.isEmpty || scenarios.count > 1_001 { return "it names \(scenarios.count) scenarios" }
    if Set(scenarios.map(\.id)).count != scenarios.count { return "two scenarios have the same id" }
    if !(1...Experiment.mostReplications).contains(replications.completed) {
      return "it says that \(replications.completed) replications are complete"
    }
    let all = focusWords + observed.map(\.words)
    if all.contains(where: { !$0.scale.isFinite || $0.scale <= 0 || $0.scale > 1e6 }) {
      return "the scale of a measure is not a number above 0"
    }
    let numbers = observed.flatMap { [$0.value, $0.tolerance] }
    if numbers.contains(where: { !($0.magnitude <= 1e15) }) { return "an observed value is no sensible number" }
    let rows: [Load] = scenarios.flatMap(\.load)
    let loads: [Double] = rows.flatMap { (row: Load) -> [Double] in [row.offered ?? 0, row.capacity ?? 0] }
    if loads.contains(where: { !($0.magnitude <= 1e15) }) { return "an offered load is no sensible number" }
    let areSteps = scenarios.flatMap(\.capacity).allSatisfy { capacity in
      capacity.days.count == capacity.open.count
        && capacity.days.allSatisfy { (0..<days).contains($0) }
        && zip(capacity.days, capacity.days.dropFirst()).allSatisfy { $0 < $1 }
        && capacity.open.allSatisfy { $0 >= 0 && $0 <= 1e12 }
    }
    return areSteps ? nil : "the capacity of a place is not a list of days and numbers"
  }
}
