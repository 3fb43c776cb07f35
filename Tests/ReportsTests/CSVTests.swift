import Foundation
import Testing

@testable import Reports

@Suite("CSV")
struct CSVTests {
  @Test(
    "writes text so that it reads back, and so that no spreadsheet runs it",
    arguments: [
      ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"yes\"", "\"say \"\"yes\"\"\""),
      ("two\nlines", "\"two\nlines\""), ("=1+1", "'=1+1"), ("+44", "'+44"), ("-5", "'-5"), ("@x", "'@x"),
      ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("=a,b", "\"'=a,b\""), ("knowle+60", "knowle+60"), ("café", "café"),
    ])
  func text(_ text: String, _ cell: String) {
    var row: [UInt8] = []
    CSVTable.append(text, to: &row)
    #expect(String(decoding: row, as: UTF8.self) == cell)
  }

  @Test(
    "writes numbers as the shortest decimals that read back",
    arguments: [
      (0.1, "0.1"), (5.0, "5"), (-0.0, "0"), (1.0 / 3, "0.3333333333333333"), (1e-7, "1e-07"), (1e22, "1e+22"),
      (.nan, ""), (.infinity, ""), (58.42, "58.42"),
    ])
  func number(_ number: Double, _ text: String) {
    #expect(NumberText.shortest(number) == text)
    if number.isFinite { #expect(Double(text) == number) }
  }

  @Test("ends rows with CRLF and separates cells by commas")
  func rows() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("rows-\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try FileWriter(path: path)
    var table = try CSVTable(writer, columns: ["a", "b"])
    table.text("x,y")
    table.number(2.5)
    try table.endRow()
    try writer.finish()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "a,b\r\n\"x,y\",2.5\r\n")
  }
}

@Suite("Dates")
struct DateTests {
  @Test("are written as ISO 8601")
  func dates() {
    #expect(DateText.date(19_083) == "2022-04-01")
    #expect(DateText.long(19_083) == "1 April 2022")
    #expect(DateText.month(2022 * 12 + 6) == "2022-07")
    #expect(DateText.moment(86_400_000_000 + 29_700_000_001, dayZero: 19_083) == "2022-04-02T08:15:00.000001")
    #expect(DateText.utc(secondsSince1970: 1_656_920_100) == "2022-07-04T07:35:00Z")
  }
}

@Suite("Reading CSV")
struct CSVReaderTests {
  func rows(_ text: String, _ columns: [String]) throws(FolderFault) -> [[String]] {
    var reader = try CSVReader(path: "x.csv", bytes: Array(text.utf8), columns: columns)
    var rows: [[String]] = []
    while try reader.next() { rows.append(columns.indices.map { reader.text($0) }) }
    return rows
  }

  @Test(
    "gives back what was written",
    arguments: [
      "plain", "", "a,b", "say \"yes\"", "two\nlines", "two\r\nlines", "=1+1", "+44", "-5", "@x", "\tx", "\rx", "=a,b",
      "'", "''", "'x", "\"", "\"\"", "café", "a\rb", ",", "\n",
    ])
  func roundTrip(_ text: String) throws {
    var row: [UInt8] = []
    CSVTable.append(text, to: &row)
    let cell = String(decoding: row, as: UTF8.self)
    #expect(try rows("a,b\r\n\(cell),end\r\n", ["a", "b"]) == [[text, "end"]])
    #expect(try rows("a,b\r\nstart,\(cell)\r\n", ["a", "b"]) == [["start", text]])
  }

  @Test("takes what spreadsheets make of a file: a byte order mark, other line ends, no last line end")
  func spreadsheets() throws {
    #expect(try rows("\u{FEFF}a,b\n1,2\n3,4", ["a", "b"]) == [["1", "2"], ["3", "4"]])
  }

  @Test(
    "names the line of a fault",
    arguments: [
      ("a,b\r\n1,2\r\n3\r\n", 3, "1 cells"), ("a,b\r\n\"x\ny\",2\r\n1,\"2\"3\r\n", 4, "closing quote"),
      ("a,b\r\n1,\"2\r\n", 2, "not closed"), ("a\r\n", 1, "columns"), ("", 1, "columns"), ("b,a\r\n", 1, "columns"),
    ])
  func faults(_ text: String, _ line: Int, _ words: String) {
    do throws(FolderFault) {
      _ = try rows(text, ["a", "b"])
      Issue.record("it was accepted")
    } catch {
      #expect(error.line == line && error.reason.contains(words), "\(error)")
    }
  }
}
