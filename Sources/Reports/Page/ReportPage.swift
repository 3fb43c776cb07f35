/// The report of a results folder, `report.html`.
public enum ReportPage {
  /// The page that a folder's files give: the same bytes that the run itself wrote.
  public static func bytes(ofFolder path: String) throws(FolderFault) -> [UInt8] {
    try bytes { path + "/" + $0 }
  }

  /// The page of files that are found by `path`.
  static func bytes(path: (String) -> String) throws(FolderFault) -> [UInt8] {
    Page(try RunFolder(path: path)).bytes
  }
}
