import Figures
import Statistics

/// The figures of one scenario, written out, by the section that they stand in.
struct FigureSet {
  /// The pathway map with its changes.
  private(set) var map = Markup()
  /// Delays by reason.
  private(set) var reasons = Markup()
  /// Delays over time and by length.
  private(set) var delays = Markup()
  /// How full places are, by day and on average.
  private(set) var places = Markup()
  /// The mean week, hour by hour.
  private(set) var weeks = Markup()
  /// Whether the weeks are left out for the size of the page.
  private(set) var isWithoutWeeks = false
  /// Stays by length, and of what they consist.
  private(set) var stays = Markup()
  /// Who goes where.
  private(set) var flows = Markup()

  /// Bytes of them all.
  var count: Int {
    [map, reasons, delays, places, weeks, stays, flows].reduce(0) { $0 + $1.bytes.count }
  }

  /// The figures of an outcome; `index` names their elements.
  init(of outcome: Outcome, at index: Int, in run: RunFolder) {
    let id = { (name: String) in "s\(index)-\(name)" }
    let pathways = PathwayDrawing(of: index, in: run)
    Self.add(Charts.map(pathways.map, id: id("map")), to: &map, isWide: true)
    if let data = outcome.reasons { Self.add(Charts.reasons(data, of: outcome, id: id("reasons")), to: &reasons) }
    for (number, data) in outcome.daily.enumerated() {
      let figure = Charts.fan(data, of: outcome, id: id("fan\(number)"))
      if data.kind == .delayed { Self.add(figure, to: &delays) } else { Self.add(figure, to: &places) }
    }
    for (number, data) in outcome.lengths.enumerated() {
      let figure = Charts.spread(data, of: outcome, id: id("spread\(number)"))
      if data.kind == .delay { Self.add(figure, to: &delays) } else { Self.add(figure, to: &stays) }
    }
    Self.add(Charts.places(outcome.places, of: outcome, id: id("places")), to: &places)
    for (number, table) in pathways.weeks.enumerated() {
      Self.add(Charts.week(table, id: id("week\(number)")), to: &weeks)
    }
    Self.add(Charts.stays(outcome.places, of: outcome, id: id("stays")), to: &stays)
    Self.add(Charts.flow(pathways.map, id: id("flow")), to: &flows, isWide: true)
  }

  /// Takes the weeks away, to make room.
  mutating func leaveOutWeeks() {
    isWithoutWeeks = !weeks.bytes.isEmpty
    weeks = Markup()
  }

  private static func add(_ figure: FigureFrame?, to section: inout Markup, isWide: Bool = false) {
    guard let figure else { return }
    section.raw(isWide ? "<div class=\"wide\">" : "<div>")
    figure.write(into: &section, level: 4)
    section.raw("</div>\n")
  }
}
