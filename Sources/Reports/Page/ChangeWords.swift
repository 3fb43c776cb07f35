import Foundation

/// The values of changes, which `run.json` has as compact JSON, in a form that people read.
enum ChangeWords {
  /// The value alone where the text is an object with a value and its evidence, texts without quotes; the rest as it is.
  static func plain(_ json: String) -> String {
    guard let object = value(json) else { return json }
    return plain(object)
  }

  /// The evidence that a value names, or nil.
  static func evidence(_ json: String) -> [String] {
    guard let object = value(json) else { return [] }
    return evidence(in: object)
  }

  private static func value(_ json: String) -> Any? {
    try? JSONSerialization.jsonObject(with: Data(json.utf8), options: [.fragmentsAllowed])
  }

  private static func evidence(in value: Any) -> [String] {
    if let list = value as? [Any] { return list.flatMap(evidence) }
    guard let object = value as? [String: Any] else { return [] }
    let own = (object["evidence"] as? String).map { [$0] } ?? []
    return own + object.keys.sorted().filter { $0 != "evidence" }.flatMap { key in object[key].map(evidence) ?? [] }
  }

  private static func plain(_ value: Any) -> String {
    switch value {
    case let text as String: return text
    case let number as NSNumber: return NumberText.shortest(number.doubleValue)
    case let list as [Any]:
      let items = list.map(plain)
      return items.joined(separator: items.contains { $0.count > 12 } ? "; " : ", ")
    case let object as [String: Any]:
      if let inner = object["value"] { return plain(inner) }
      if let step = datedStep(object) { return step }
      return object.keys.sorted().filter { $0 != "evidence" && $0 != "low" && $0 != "high" }
        .map { key in key + " " + (object[key].map(nested) ?? "") }.joined(separator: ", ")
    default: return ""
    }
  }

  /// An object inside another stands in brackets.
  private static func nested(_ value: Any) -> String {
    let text = plain(value)
    let hasInner = (value as? [String: Any]).map { $0["value"] == nil } ?? false
    return hasInner ? "(" + text + ")" : text
  }

  /// "20 from 4 July 2022", or nil when it is not such a step.
  private static func datedStep(_ object: [String: Any]) -> String? {
    guard Set(object.keys) == ["from", "count"], let from = object["from"] as? String, let count = object["count"],
      let day = RunCalendar.day(from)
    else { return nil }
    return plain(count) + " from " + DateText.long(day)
  }
}
