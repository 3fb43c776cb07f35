import Reports

/// `d2a report`: makes the page of a results folder anew.
struct ReportCommand {
  private let arguments: ParsedArguments
  private let console: Console

  /// The command for its arguments.
  init(_ arguments: ParsedArguments, on console: Console) {
    self.arguments = arguments
    self.console = console
  }

  /// Reads the folder, writes the page and says where it is.
  func run() throws(Ending) {
    var folder = arguments.operand
    while folder.count > 1 && folder.hasSuffix("/") { folder.removeLast() }
    let page: [UInt8]
    do throws(FolderFault) {
      page = try ReportPage.bytes(ofFolder: folder)
    } catch {
      throw Ending(error)
    }
    do throws(FileFault) {
      try ResultsFolder.replacePage(in: folder, with: page)
    } catch {
      throw Ending(error)
    }
    try console.say("Report: \(SafeText.line(folder))/report.html\n")
  }
}
