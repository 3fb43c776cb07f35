/// The reference of the model file: every word with what it takes and means, in Markdown, made from the table that the
/// reader itself uses.
public enum ModelReference {
  /// The whole text.
  public static func text() -> String {
    var text = """
      # The words of the model file

      Made by `d2a schema --reference` from the table that the program's own reader uses; format `\(Vocabulary.format)`. What
      a word is for is shown by the models of [examples](examples). Any figure may be written as
      `{ "value": …, "low": …, "high": …, "evidence": "id" }`.

      """
    for section in Vocabulary.sections { text += "\n" + table(section) }
    text += "\n" + distributions + "\n" + columns
    return text
  }

  /// "a stay" with its fields.
  private static func table(_ section: Section) -> String {
    var text = "## \(heading(section.name))\n\n| word | takes | meaning |\n|---|---|---|\n"
    for field in section.fields {
      let needed =
        switch (field.use, field.instead) {
        case (.required, let instead?): " (needed, or `\(instead)`)"
        case (.required, nil): " (needed)"
        case (.optional, _): ""
        }
      text += row("`\(field.name)`" + needed, cell(field.form.words), cell(field.meaning))
    }
    return text
  }

  private static var distributions: String {
    var text = """
      ## Distribution

      A value in the place of a distribution is a fixed one.

      | shape | parameters | meaning |
      |---|---|---|

      """
    for shape in ShapeTable.names {
      text += row("`\(shape)`", ShapeTable.words(of: shape), cell(ShapeTable.meaning(of: shape)))
    }
    text += "\n| beside any shape | meaning |\n|---|---|\n"
    for modifier in ShapeTable.modifiers { text += row("`\(modifier)`", cell(ShapeTable.meaning(of: modifier))) }
    return text
  }

  /// The CSV files that a model may name.
  private static var columns: String {
    var text = ""
    for (title, columns) in [
      ("Columns of arrivals by date", Vocabulary.arrivalColumns),
      ("Columns of a tracking list", Vocabulary.trackingColumns),
    ] {
      text += text.isEmpty ? "" : "\n"
      text += "## \(title)\n\n| column | meaning |\n|---|---|\n"
      for column in columns {
        text += row("`\(column.name)`" + (column.isNeeded ? " (needed)" : ""), cell(column.meaning))
      }
    }
    return text
  }

  private static func row(_ cells: String...) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

  /// "a change of a count" as "Change of a count".
  private static func heading(_ name: String) -> String {
    let bare = name.hasPrefix("a ") ? name.dropFirst(2) : name.hasPrefix("an ") ? name.dropFirst(3) : name[...]
    return bare.prefix(1).uppercased() + bare.dropFirst()
  }

  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
