import Figures
import Foundation
import Testing

/// A page with every figure, to look at: `GALLERY=page.html swift test --filter Gallery`.
@Suite("Gallery", .enabled(if: ProcessInfo.processInfo.environment["GALLERY"] != nil))
struct GalleryTests {
  @Test("is written where GALLERY says")
  func write() throws {
    let path = try #require(ProcessInfo.processInfo.environment["GALLERY"])
    var page = Markup()
    page.raw(
      "<!doctype html><html lang=\"en-GB\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
    )
    page.raw("<title>Figures</title><style>body{font:16px/1.5 Arial,sans-serif;margin:1rem;color:#212B32}")
    page.raw(Stylesheet.charts)
    page.raw("</style><h1>Figures</h1>")
    for figure in Sandwell.shared.figures("knowle+60", label: "60 beds at Knowle from July, as planned", id: "s") {
      print(figure.id, figure.drawing.bytes.count, figure.table.bytes.count)
      figure.write(into: &page)
    }
    for figure in Sandwell.shared.figures("baseline", label: "Baseline", id: "b").prefix(9) {
      figure.write(into: &page)
    }
    page.raw("</html>")
    try Data(page.bytes).write(to: URL(fileURLWithPath: path))
  }
}
