import Figures

/// Section 10: how it was done, what the words mean, and how to get the same numbers again.
extension Page {
  func writeMethod(into page: inout Markup) {
    page.section("method", "Method, words, and how to reproduce it") { page in
      page.paragraph(
        """
        Patients are simulated one by one, event by event, through the pathways drawn in section 2, under the \
        discharge-to-assess model: they ask for places and staff, wait, move and leave. What is random, when patients \
        arrive, how long they need, which way they go, is drawn from a stream of its own for each patient and purpose, \
        so that every scenario meets the same patients. Averages are over \(run.replications), with Student's 95 % \
        confidence interval; differences are taken within each \(run.replication) and then averaged.
        """)
      writeGlossary(into: &page)
      writeReproduction(into: &page)
    }
  }

  private func writeGlossary(into page: inout Markup) {
    page.heading("Words")
    page.raw("<dl>")
    for (word, meaning) in Self.glossary {
      page.raw("<dt>")
      page.text(word)
      page.raw("</dt><dd>")
      page.text(meaning)
      page.raw("</dd>")
    }
    page.raw("<dt>Daily census</dt><dd>")
    page.text("The count of patients at the same time every day, here \(record.time.census.clipped(to: 10)).")
    page.raw("</dd></dl>")
  }

  private static let glossary = [
    (
      "No criteria to reside",
      "The patient no longer needs what only a hospital gives. In this model a patient is ready to leave, and is delayed for as long as they are still there."
    ),
    (
      "Delayed patients",
      "Patients who are ready to leave a place and still in it. They are counted at the daily census unless something else is said."
    ),
    (
      "Reason of delay",
      "What a delayed patient waits for at that moment. A patient may wait for several things one after the other, so reasons are shares of time and add up to the total."
    ),
    (
      "Pathways 0 to 3",
      "0: home without new support. 1: home with support. 2: a bed in the community for rehabilitation. 3: a care home."
    ),
    ("Simulated year (replication)", "One run of the model through the whole measured time, with luck of its own."),
    (
      "95 % confidence interval",
      "Where the average over endlessly many simulated years would lie, with 95 % confidence. It shrinks with more simulated years."
    ),
    (
      "Band",
      "How much days differ between simulated years: the inner band holds half of them, the outer band 9 in 10. It does not shrink with more simulated years."
    ),
    (
      "No clear difference",
      "The interval of the difference holds zero. There may be a difference that is too small to be seen with so many simulated years."
    ),
    ("Offered load", "How much is asked of a place: arrivals times length of stay, without the delay at its end."),
  ]

  private func writeReproduction(into page: inout Markup) {
    page.heading("The same numbers again")
    page.raw("<p><code class=\"command\">")
    page.text(record.command)
    page.raw("</code></p>")
    page.paragraph(
      "Seed “\(record.seed.clipped())”, \(record.program.name) \(record.program.version) (\(record.program.built)), written \(record.written). The numbers are the same, byte for byte, on any machine and with any number of threads."
    )
    page.table(
      caption: "Files that the results depend on", columns: ["File", "Bytes", "SHA-256"], isWords: true,
      rows: record.model.files.map { file in
        var digest = Markup()
        digest.raw("<code>")
        digest.text(file.sha256.clipped(to: 64))
        digest.raw("</code>")
        return TableRow(head: .of(file.path.clipped()), cells: [.of(String(file.bytes)), digest])
      })
    page.paragraph(
      "The folder of this report holds all numbers as comma-separated values; measures.csv says what each means, and d2a report makes this page again from them."
    )
  }
}
