/// A figure as a reader meets it: the finding as title, what is shown, the drawing, its kind of uncertainty, and the
/// data as a table.
public struct FigureFrame: Sendable {
  /// Unique within the page; letters, digits and hyphens.
  public var id: String
  /// The finding: "Fewer patients wait from October on"; a neutral title where nothing is clear.
  public var title: String
  /// Measure, place and period.
  public var subtitle: String
  /// What the drawing shows, for those who cannot see it: one to three sentences.
  public var description: String
  /// Kind of uncertainty and how to read the marks.
  public var note: String
  /// The file that holds the numbers: "daily.csv".
  public var csv: String
  /// The SVG element.
  public var drawing: Markup
  /// The table element with the data.
  public var table: Markup

  /// A frame with every part given.
  public init(
    id: String, title: String, subtitle: String, description: String, note: String, csv: String, drawing: Markup,
    table: Markup
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.description = description
    self.note = note
    self.csv = csv
    self.drawing = drawing
    self.table = table
  }
}
