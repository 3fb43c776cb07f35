import Foundation
import Testing

@testable import Reports

@Suite("A measured time that is not whole days")
struct PartOfADayTests {
  @Test(
    "has a date for each census, and its folder reads back",
    arguments: [
      // From noon for 200 hours: the censuses of 1 to 8 April at 23:59; on 9 April it ends at 20:00.
      ("2022-04-01T12:00", "200 h", "23:59", ["2022-04-01", "2022-04-08"]),
      // At 06:00 the first comes on 2 April, the last on 9 April.
      ("2022-04-01T12:00", "200 h", "06:00", ["2022-04-02", "2022-04-09"]),
      // Whole days have a census each.
      ("2022-04-01", "8 d", "23:59", ["2022-04-01", "2022-04-08"]),
    ])
  func dates(_ start: String, _ horizon: String, _ census: String, _ days: [String]) async throws {
    var text = SmallModel.text
    for (old, new) in [
      ("\"start\": \"2022-04-01\"", "\"start\": \"\(start)\", \"censusAt\": \"\(census)\""),
      ("\"horizon\": \"56 d\"", "\"horizon\": \"\(horizon)\""),
      ("\"periods\": { \"later\": [\"2022-04-13\", \"2022-05-02\"] }, \"headline\": \"later\",", ""),
    ] {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    let model = try SmallModel.read(text)
    let timing = model.scenarios[0].network.timing
    let dates = timing.censusDates
    #expect([dates.lowerBound, dates.upperBound - 1].map { DateText.date($0) } == days)
    let folder = try await RunIntoFolder(model, chosen: [])
    defer { folder.remove() }
    let series = try folder.text("daily.csv").split(separator: "\r\n").filter { $0.hasPrefix("baseline,") }
    #expect(series.first?.contains(days[0]) == true && series.last?.contains(days[1]) == true)
    #expect(try !folder.page().isEmpty)
  }
}
