import Figures

/// Section 9: every figure of the model, and the sources that it rests on.
extension Page {
  func writeInputs(into page: inout Markup) {
    page.section("inputs", "Inputs and where they come from") { page in
      if record.parameters.isEmpty { return page.paragraph("The record of this run lists no figures.") }
      page.paragraph(Caveats.assumptions(run.assumptions, of: record.parameters.count))
      writeParameters(into: &page)
      writeSources(into: &page)
    }
  }

  private func writeParameters(into page: inout Markup) {
    let rows = record.parameters.map { parameter in
      var source = Markup()
      writeSource(parameter.evidence, into: &source)
      let range = [parameter.low, parameter.high].compactMap { $0 }.joined(separator: " to ")
      return TableRow(
        head: .of(PathWords.text(parameter.path, record.names)),
        cells: [.of(parameter.value), .of(range), .of(Self.quality(parameter)), source])
    }
    page.table(
      caption: "Every figure of the baseline", columns: ["What", "Value", "Range", "Quality", "Source"], isWords: true,
      rows: rows)
  }

  private static func quality(_ parameter: RunRecord.Parameter) -> String {
    parameter.evidence == nil ? "assumption, no source" : parameter.quality.clipped(to: 60)
  }

  private func writeSources(into page: inout Markup) {
    if record.evidence.isEmpty { return }
    page.heading("Sources")
    page.raw("<ol class=\"sources\">")
    for (index, source) in record.evidence.enumerated() {
      page.raw("<li id=\"e")
      page.number(index)
      page.raw("\"><strong>")
      page.text(source.fact ?? source.title)
      page.raw("</strong> (")
      page.text(source.quality)
      page.raw("). ")
      page.text([source.title, source.publisher, source.date, source.place].compactMap { $0 }.joined(separator: "; "))
      page.text(". ")
      writeLink(source.url, into: &page)
      page.raw("</li>")
    }
    page.raw("</ol>")
  }

  /// A link where the address is one of the web; anything else stands as text.
  private func writeLink(_ address: String?, into page: inout Markup) {
    guard let address, !address.isEmpty else { return }
    let isWeb = address.hasPrefix("https://") || address.hasPrefix("http://")
    if isWeb && address.utf8.count <= 2_000 {
      page.raw("<a rel=\"noreferrer noopener\" href=\"")
      page.text(address)
      page.raw("\">")
      page.text(address.clipped(to: 120))
      page.raw("</a>")
    } else {
      page.text(address.clipped(to: 120))
    }
  }
}
