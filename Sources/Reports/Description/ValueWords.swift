import ModelFiles

/// Values of a model file as sentences say them.
enum ValueWords {
  /// A value with its range; a distribution, a rule by cohort or by route, or hours in words.
  static func plain(_ node: Node, _ teller: Teller? = nil) -> String {
    if node["value"] != nil { return figure(node, teller) }
    switch node.value {
    case .null: return "nothing"
    case .bool(let flag): return flag ? "yes" : "no"
    case .number(let number): return NumberText.shortest(number)
    case .string(let text): return text
    case .array(let items):
      let texts = items.map { plain($0, teller) }
      return texts.joined(separator: texts.contains { $0.count > 12 } ? "; " : ", ")
    case .object(let members):
      if let cases = cases(node, teller) ?? distribution(node, teller) { return cases }
      return members.filter { $0.key != "evidence" }.map { "\($0.key) \(nested($0.value, teller))" }
        .joined(separator: ", ")
    }
  }

  /// "607 (580 to 631)".
  private static func figure(_ node: Node, _ teller: Teller?) -> String {
    let ends = [("from ", node["low"]), ("to ", node["high"])].compactMap { word, end in
      end.map { word + plain($0, teller) }
    }
    return plain(node["value"] ?? node, teller) + (ends.isEmpty ? "" : " (\(ends.joined(separator: " ")))")
  }

  /// An object inside another stands in brackets.
  private static func nested(_ node: Node, _ teller: Teller?) -> String {
    node.members != nil && node["value"] == nil ? "(\(plain(node, teller)))" : plain(node, teller)
  }

  /// "14 d for Frail; 5 d for all others", or nil when it does not differ.
  private static func cases(_ node: Node, _ teller: Teller?) -> String? {
    for (key, section) in [("byCohort", "cohorts"), ("byRoute", "steps")] {
      guard let branches = node[key]?.members else { continue }
      return branches.map { branch in
        let name = teller?.label(branch.key, in: section) ?? branch.key
        let who = key == "byCohort" ? "for \(name)" : "if \(name) follows"
        let others = key == "byCohort" ? "for all others" : "otherwise"
        let isNested = cases(branch.value, teller) != nil
        let value = isNested ? "(\(plain(branch.value, teller)))" : plain(branch.value, teller)
        return "\(value) \(branch.key == "rest" ? others : who)"
      }.joined(separator: "; ")
    }
    return nil
  }

  // MARK: Distributions

  private static func distribution(_ node: Node, _ teller: Teller?) -> String? {
    guard let members = node.members, let shape = members.first(where: { isShape($0.key) }) else { return nil }
    let modifiers = members.filter { $0.key != shape.key }.map { modifier($0) }
    return ([self.shape(shape, teller)] + modifiers).joined(separator: ", ")
  }

  private static func isShape(_ word: String) -> Bool {
    [
      "fixed", "exponential", "uniform", "triangular", "normal", "lognormal", "gamma", "erlang", "weibull", "poisson",
      "mixture", "empirical", "quantiles",
    ].contains(word)
  }

  private static func shape(_ shape: Node.Member, _ teller: Teller?) -> String {
    let given = shape.value
    func part(_ key: String) -> String { given[key].map { plain($0) } ?? "?" }
    switch shape.key {
    case "fixed": return plain(given)
    case "uniform": return "an even draw from \(part("low")) to \(part("high"))"
    case "triangular": return "a triangular draw from \(part("low")) to \(part("high")), likeliest \(part("mode"))"
    case "mixture":
      let parts = ((given["value"] ?? given).elements ?? []).map { part in
        let share = part["share"].map { $0.string == "rest" ? "otherwise" : percent($0) } ?? "?"
        return "\(share) \(part["of"].map { plain($0, teller) } ?? "?")"
      }
      return "a blend (\(parts.joined(separator: "; ")))"
    case "empirical":
      let weights = given["weights"].map { " with the weights \(plain($0))" } ?? ""
      let others = (given.members ?? []).filter { !["values", "weights"].contains($0.key) }
        .map { ", \($0.key) \(plain($0.value))" }
      let values = given["values"].map { "a draw from the values " + plain($0) } ?? "a draw from measured values"
      return values + weights + others.joined()
    case "quantiles":
      let quantiles = (given.members ?? []).map { "\($0.key) \(plain($0.value))" }
      return "a draw by the quantiles \(quantiles.joined(separator: ", "))"
    default:
      let words = (given.members ?? []).map { "\(names[$0.key] ?? $0.key) \(plain($0.value))" }
      let article = shape.key.hasPrefix("e") ? "an" : "a"
      return "\(article) \(shape.key) draw with \(words.joined(separator: " and "))"
    }
  }

  private static let names = ["sd": "standard deviation", "p90": "90th percentile"]

  private static func modifier(_ member: Node.Member) -> String {
    let value = plain(member.value)
    switch member.key {
    case "between": return "drawn again outside \(value.replacing(", ", with: " to "))"
    case "cap": return "\(value) at most"
    case "scale": return "times \(value)"
    case "roundTo": return "rounded to \(value)"
    default: return "\(member.key) \(value)"
    }
  }

  // MARK: Weights and shares

  /// "mon 1.08, tue to fri 1": weights with the names of what they weigh; neighbours of equal weight stand together.
  static func weights(_ node: Node, _ names: [String]) -> String {
    guard let values = (node["value"] ?? node).elements, values.count == names.count else { return plain(node) }
    var runs: [(first: Int, last: Int, text: String)] = []
    for (index, value) in values.enumerated() {
      let text = plain(value)
      if runs.last?.text == text { runs[runs.count - 1].last = index } else { runs.append((index, index, text)) }
    }
    return runs.map { run in
      let range = run.first == run.last ? names[run.first] : "\(names[run.first]) to \(names[run.last])"
      return "\(range) \(run.text)"
    }.joined(separator: ", ")
  }

  /// "mon-fri 08:00-18:00 with 12": a rota.
  static func rota(_ node: Node) -> String {
    ((node["value"] ?? node).members ?? []).map { day in
      guard let shifts = day.value.members, day.key != "except" else { return "\(day.key) \(plain(day.value))" }
      return shifts.map { "\(day.key) \($0.key) with \(plain($0.value))" }.joined(separator: ", ")
    }.joined(separator: "; ")
  }

  /// A text of the author as a sentence.
  static func sentence(_ text: String) -> String { text.last.map { ".?!…".contains($0) } ?? true ? text : text + "." }

  /// "45 % Hub; the rest Discharge round".
  static func shares(_ node: Node, in section: String, _ teller: Teller) -> String {
    if let name = node.string { return teller.label(name, in: section) }
    let inner = node["value"] ?? node
    if let name = inner.string { return teller.label(name, in: section) }
    if let room = inner["ifRoom"]?.string {
      let other = inner["else"].map { shares($0, in: section, teller) } ?? "?"
      return "\(teller.label(room, in: section)) if it can begin at once, otherwise \(other)"
    }
    if let branches = inner["byCohort"]?.members {
      return branches.map { branch in
        let who = branch.key == "rest" ? "all others" : teller.label(branch.key, in: "cohorts")
        return "for \(who): \(shares(branch.value, in: section, teller))"
      }.joined(separator: "; ")
    }
    if let members = inner.members, members.count == 1 { return teller.label(members[0].key, in: section) }
    return (inner.members ?? []).map { part in
      let share = part.value.string == "rest" ? "the rest" : percent(part.value)
      return "\(share) \(teller.label(part.key, in: section))"
    }.joined(separator: ", ")
  }

  /// A share as a percentage, also where it is written as a number; with its range.
  static func percent(_ node: Node) -> String {
    if let value = node["value"] {
      let ends = [("from ", node["low"]), ("to ", node["high"])].compactMap { word, end in
        end.map { word + percent($0) }
      }
      return percent(value) + (ends.isEmpty ? "" : " (\(ends.joined(separator: " ")))")
    }
    guard let number = node.number else { return plain(node) }
    return NumberText.shortest(NumberText.rounded(number * 100)) + " %"
  }

  // MARK: Dated changes

  /// Each change of a list in words, the slip first.
  static func changes(_ node: Node, of what: String) -> [String] {
    let slip = node["slip"].map { ["All of these changes slip by \(plain($0))."] } ?? []
    let list = node.elements ?? (node["steps"].map { ($0["value"] ?? $0).elements ?? [] } ?? [])
    let other = (node.members ?? []).filter { !["slip", "steps"].contains($0.key) }
      .map { "\($0.key): \(plain($0.value))." }
    return slip + list.map { change($0, of: what) } + other
  }

  private static func change(_ node: Node, of what: String) -> String {
    var telling = Telling(node)
    var text = "From \(telling.take("from").map { plain($0) } ?? "?")"
    if let until = telling.take("until") { text += " until \(plain(until))" }
    text += ": \(what)"
    if let count = telling.take("count") { text += " \(plain(count))" }
    if let reaching = telling.take("reaching") { text += " growing to \(plain(reaching))" }
    if let over = telling.take("over") { text += " over \(plain(over))" }
    if let times = telling.take("times") { text += " times \(plain(times))" }
    return text + "." + telling.rest.map { " " + $0 }.joined()
  }
}
