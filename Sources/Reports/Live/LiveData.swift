import Experiments
import Foundation
import LiveSimulator
import ModelFiles
import PatientFlow

/// What the page's simulator starts from, as `run.json` holds it and the page's script reads it.
struct LiveData: Codable {
  /// A control.
  struct Control: Codable {
    var label: String
    var path: String
  }

  /// What one can start from.
  struct Start: Codable {
    var id: String
    var label: String
    /// By control; nil where there is nothing to move.
    var settings: [Setting?]
  }

  /// A control's values in a start: those of the baseline where `values` is missing.
  struct Setting: Codable {
    var prefix: String?
    var suffix: String?
    var unmoved: Int?
    /// The values as the model file writes them, apart by blanks.
    var values: String?
  }

  /// The plan's bytes in base 64.
  var plan: String
  var controls: [Control]
  var starts: [Start]
  /// Of each number that a record begins with: period, measure, of, group, statistic, unit, as `summary.csv` has them.
  var numbers: [[String]]
  /// Replications of the run.
  var replications: Int
  /// Controls of the model that the page cannot have, each with the reason.
  var leftOut: [String]

  /// The data of a run.
  init(_ experiment: Experiment, of model: ModelFile, replications: Int) {
    let builder = LiveBuilder(experiment, of: model)
    let (scenarios, settings) = (experiment.scenarios, builder.settings)
    plan = Data(builder.plan.bytes).base64EncodedString()
    controls = builder.controls.map { Control(label: $0.label, path: $0.path) }
    starts = scenarios.indices.map { index in
      Start(
        id: scenarios[index].id, label: scenarios[index].label,
        settings: builder.controls.indices.map { control in
          Self.setting(settings[index][control], like: index == 0 ? nil : settings[0][control])
        })
    }
    numbers = builder.plan.starts[0].keys.indices.map { position in
      let owner = scenarios.indices.first { builder.plan.starts[$0].keys[position] != nil }
      guard let owner, let key = builder.plan.starts[owner].keys[position] else { return [] }
      let names = scenarios[owner].names
      return [
        MeasureNaming.period(key.period, names), key.measure.name, MeasureNaming.of(key.subject, names),
        MeasureNaming.group(key.group, names), key.statistic.name, MeasureNaming.unit(key.measure, key.statistic),
      ]
    }
    self.replications = replications
    leftOut = builder.leftOut.map { "\($0.label): \($0.reason)" }
  }

  private static func setting(_ setting: ControlSetting?, like baseline: ControlSetting?) -> Setting? {
    guard let setting else { return nil }
    if setting == baseline { return Setting() }
    return Setting(
      prefix: setting.prefix.isEmpty ? nil : setting.prefix, suffix: setting.suffix.isEmpty ? nil : setting.suffix,
      unmoved: setting.unmoved, values: setting.values.map(shortestNumber).joined(separator: " "))
  }

  /// Clips the texts that people read to a length that they do; ids and paths stay as they are.
  mutating func clip() {
    for index in controls.indices { controls[index].label = controls[index].label.clipped() }
    for index in starts.indices { starts[index].label = starts[index].label.clipped() }
    for index in leftOut.indices { leftOut[index] = leftOut[index].clipped() }
  }

  /// The data as `run.json` writes it.
  var record: JSONText {
    .object([
      ("plan", .text(plan)), ("replications", .whole(Int64(replications))),
      ("controls", .list(controls.map { .object([("label", .text($0.label)), ("path", .text($0.path))]) })),
      ("starts", .list(starts.map(Self.record))),
      ("numbers", .list(numbers.map { .list($0.map { .text($0) }) })),
      ("leftOut", .list(leftOut.map { .text($0) })),
    ])
  }

  private static func record(of start: Start) -> JSONText {
    let settings = start.settings.map { setting in
      guard let setting else { return JSONText.none }
      var members: [(String, JSONText)] = []
      if let prefix = setting.prefix { members.append(("prefix", .text(prefix))) }
      if let suffix = setting.suffix { members.append(("suffix", .text(suffix))) }
      if let unmoved = setting.unmoved { members.append(("unmoved", .whole(Int64(unmoved)))) }
      if let values = setting.values { members.append(("values", .text(values))) }
      return .object(members)
    }
    return .object([("id", .text(start.id)), ("label", .text(start.label)), ("settings", .list(settings))])
  }

  /// The data as the page's script reads it: JSON in which nothing can end the element that it stands in, or turn
  /// round the text around it.
  var script: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(self) else { return [] }
    var text: [UInt8] = []
    for scalar in String(decoding: json, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x3C, 0x3E, 0x26, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16)
        text += Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
      default: text += Array(String(scalar).utf8)
      }
    }
    return text
  }
}
