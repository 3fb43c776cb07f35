import Figures

/// Sections 3 to 6: the figures of the scenario that is chosen.
extension Page {
  func writeDelays(into page: inout Markup) {
    page.section("delays", "Delays") { page in
      page.paragraph("A patient is delayed from being declared ready to leave (no criteria to reside) to leaving.")
      if let (setting, places) = outcomes.chiefSetting {
        page.paragraph("Told here of \(setting.label): \(places.map(\.label).joined(separator: "; ")).")
      }
      writeBlocks(into: &page, \.delays, or: "This run kept no daily numbers of delayed patients.")
    }
  }

  func writePlaces(into page: inout Markup) {
    page.section("places", "Places") { page in
      writeBlocks(into: &page, \.places, or: "This run kept no numbers of places.")
    }
  }

  func writeStays(into page: inout Markup) {
    page.section("stays", "Length of stay") { page in
      writeBlocks(into: &page, \.stays, or: "This run kept no lengths of stay.")
    }
  }

  func writeFlows(into page: inout Markup) {
    page.section("flows", "Flows") { page in
      writeBlocks(into: &page, \.flows, or: "Nobody took any way in this period.")
    }
  }
}
