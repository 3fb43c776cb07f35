import Experiments
import ModelFiles
import PatientFlow

/// What `run.json` says about names: the label of everything that the CSV files name by kind and id.
///
/// A scenario may have places and steps that the baseline lacks; they follow those of the baseline.
struct NamesRecord {
  private let scenarios: [Scenario]

  /// The names in the scenarios of a run.
  init(_ scenarios: [Scenario]) { self.scenarios = scenarios }

  /// All of them, by kind.
  var record: JSONText {
    .object([
      ("settings", settings), ("places", places),
      ("staff", list(kind: "staff", \.staff)), ("sources", list(kind: "source", \.sources)),
      ("steps", steps), ("reasons", labels(\.reasons)), ("pathways", list(kind: "pathway", \.pathways)),
      ("cohorts", list(kind: "cohort", \.cohorts)), ("periods", periods),
    ])
  }

  private var periods: JSONText {
    .list((scenarios.first?.names.periods ?? []).map { .object([("id", .text($0.id)), ("label", .text($0.label))]) })
  }

  private var settings: JSONText {
    entries { scenario in
      scenario.names.settings.enumerated().map { index, each in
        let unit = scenario.unit(ofSetting: index)
        return ("setting:" + each.id, [("label", .text(each.label)), ("unit", .optional(unit))])
      }
    }
  }

  private var places: JSONText {
    entries { scenario in
      zip(scenario.network.places, scenario.names.places).enumerated().map { index, each in
        let (place, name) = each
        let of = "place:" + name.id
        let settings = scenario.names.settings
        let setting = settings.indices.contains(Int(place.setting)) ? settings[Int(place.setting)].id : nil
        return (
          of,
          [
            ("label", .text(name.label)), ("unit", .text(scenario.names.units[index])),
            ("setting", .optional(setting.map { "setting:" + $0 })),
          ]
        )
      }
    }
  }

  private var steps: JSONText {
    entries { scenario in
      let (network, names) = (scenario.network, scenario.names)
      return zip(network.steps, names.steps).map { step, name in
        let options = network.placeOptions[Int(step.firstOption)..<Int(step.firstOption + step.optionCount)]
        let uses: [String] =
          switch step.kind {
          case .stay: options.map { "place:" + names.places[Int($0)].id }
          case .task: ["staff:" + names.staff[Int(step.staff)].id]
          case .wait, .exit: []
          }
        let of = (step.kind == .exit ? "exit:" : "step:") + name.id
        return (
          of,
          [
            ("label", .text(name.label)), ("kind", .text(Self.word(step.kind))),
            ("uses", .list(uses.map { .text($0) })),
          ]
        )
      }
    }
  }

  private func list(kind: String, _ table: KeyPath<Names, [Name]>) -> JSONText {
    entries { scenario in
      scenario.names[keyPath: table].map { (kind + ":" + $0.id, [("label", .text($0.label))]) }
    }
  }

  private func labels(_ table: KeyPath<Names, [Name]>) -> JSONText {
    var seen: Set<String> = []
    let labels = scenarios.flatMap { $0.names[keyPath: table].map(\.label) }
    return .list(labels.filter { seen.insert($0).inserted }.map { .text($0) })
  }

  /// One entry for each name; the first scenario that has it decides.
  private func entries(_ of: (Scenario) -> [(of: String, members: [(String, JSONText)])]) -> JSONText {
    var seen: Set<String> = []
    let all = scenarios.flatMap(of).filter { seen.insert($0.of).inserted }
    return .list(all.map { .object([("of", .text($0.of))] + $0.members) })
  }

  private static func word(_ kind: Step.Kind) -> String {
    switch kind {
    case .stay: "stay"
    case .task: "task"
    case .wait: "wait"
    case .exit: "exit"
    }
  }
}

extension Scenario {
  /// What a unit of every place of a setting is called; nil where they are called otherwise.
  func unit(ofSetting setting: Int) -> String? {
    let units = Set(zip(network.places, names.units).filter { Int($0.0.setting) == setting }.map(\.1))
    return units.count == 1 ? units.first : nil
  }
}
