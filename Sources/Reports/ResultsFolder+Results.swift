import Experiments
import ModelFiles

extension ResultsFolder {
  /// Writes every file of a run and puts them in their places, all or none.
  ///
  /// - Parameter patients: the pieces of the event log, when it was asked for.
  public func write(
    _ results: ExperimentResults, of model: ModelFile, patients: PatientPieces?, provenance: Provenance
  ) throws(FileFault) {
    try writeSummary(results)
    try writeDifferences(results)
    try writeDaily(results)
    try writeHourly(results)
    try writeFlows(results)
    try writeCapacityAndDemand(results)
    try writeDistributions(results)
    try writeReplications(results)
    if let patients { try patients.assemble(results.replications, into: self) }
    try writeDictionary(everything: provenance.everything)
    let record = provenance.record(of: results, model: model, files: files).written() + "\n"
    try write("run.json") { writer throws(FileFault) in try writer.write(Array(record.utf8)) }
    try writePage()
    try publish()
  }

  /// `report.html`, made from the files just written as `d2a report` makes it from those of an earlier run.
  private func writePage() throws(FileFault) {
    let page: [UInt8]
    do throws(FolderFault) {
      page = try ReportPage.bytes(path: unpublished)
    } catch {
      throw FileFault(
        .cannotWrite, path + "/report.html", reason: "the results just written cannot be read: \(error.reason)")
    }
    try write("report.html") { writer throws(FileFault) in try writer.write(page) }
  }
}
