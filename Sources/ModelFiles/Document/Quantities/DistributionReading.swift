import RandomStreams

extension Reader {
  /// A distribution, or a fixed value in its place, that may carry a range and evidence.
  mutating func distribution(_ cursor: Cursor?, of scale: Scale = .time) -> Distribution? {
    figure(cursor) { reader, cursor in reader.plainDistribution(cursor, of: scale) }
  }

  /// A distribution without range and evidence.
  mutating func plainDistribution(_ cursor: Cursor, of scale: Scale) -> Distribution? {
    guard let members = cursor.node.members else {
      return amount(cursor, of: scale).map { .fixed($0, cursor.node.span) }
    }
    let shapes = members.filter { ShapeTable.names.contains($0.key) }
    for member in members where !shapes.contains(where: { $0.key == member.key }) {
      checkModifierName(member, isAlone: shapes.isEmpty)
    }
    guard let shape = shapes.first else {
      if members.allSatisfy({ ShapeTable.modifiers.contains($0.key) }) {
        fault(
          .distributionForm, "\(quoted(cursor.name)) names no shape of distribution", at: cursor.node.span.opening,
          help: ["shapes: " + ShapeTable.names.joined(separator: ", ")])
      }
      return nil
    }
    if shapes.count > 1 {
      fault(
        .distributionForm,
        "a distribution has one shape; here are \(shapes.map { quoted($0.key) }.joined(separator: " and "))",
        at: shapes[1].keySpan, help: ["a blend of several is a mixture"])
      return nil
    }
    let inner = cursor.inside(shape.key, shape.value, evidence: cursor.evidence)
    guard let form = form(shape.key, inner, of: scale), let modifiers = modifiers(members, cursor, of: scale) else {
      return nil
    }
    guard check(form, modifiers, cursor) else { return nil }
    return bounded(Distribution(form, modifiers, cursor.node.span), of: scale, cursor)
  }

  /// A value of what a distribution is of.
  mutating func amount(_ cursor: Cursor, of scale: Scale) -> Double? {
    switch scale {
    case .time: return duration(cursor)
    case .count: return number(cursor, within: 0...10_000, .countDistribution)
    case .factor:
      guard let value = shareValue(cursor.node) else {
        wrongKind(cursor, .factor)
        return nil
      }
      guard (0...1000).contains(value) else {
        fault(
          .outOfLimits, "\(quoted(cursor.name)) is a factor between 0 and 1,000; this is \(plainText(cursor.node))",
          at: cursor.node.span)
        return nil
      }
      return value
    }
  }

  private mutating func checkModifierName(_ member: Node.Member, isAlone: Bool) {
    guard !ShapeTable.modifiers.contains(member.key) else { return }
    let accepted = isAlone ? ShapeTable.names : ShapeTable.modifiers
    let isOutside = Vocabulary.value.field(member.key) != nil && !isAlone
    fault(
      isAlone ? .distributionForm : .unknownKey,
      isAlone
        ? "\(quoted(member.key)) is not a shape of distribution"
        : "\(quoted(member.key)) is not something a distribution can have",
      at: member.keySpan, hint: didYouMean(nearest(member.key, among: accepted)),
      help: isOutside
        ? ["a range and its source stand outside: {\"value\": {…}, \"low\": …, \"high\": …, \"evidence\": \"id\"}"]
        : ["accepted: " + accepted.joined(separator: ", ")])
  }

  private mutating func form(_ shape: String, _ cursor: Cursor, of scale: Scale) -> Distribution.Form? {
    switch shape {
    case "fixed": return amount(cursor, of: scale).map { .shape(.fixed($0)) }
    case "mixture": return mixture(cursor, of: scale)
    case "empirical": return empirical(cursor, of: scale)
    case "quantiles": return quantiles(cursor, of: scale)
    default:
      guard let given = parameters(shape, cursor, of: scale) else { return nil }
      return plainShape(shape, given, cursor, of: scale).map { .shape($0) }
    }
  }

  private mutating func mixture(_ cursor: Cursor, of scale: Scale) -> Distribution.Form? {
    let parts = list(cursor, of: "parts such as {\"share\": 0.3, \"of\": {\"exponential\": {\"mean\": \"4 d\"}}}")
    guard parts.count <= Limits.values else {
      fault(
        .tooLarge, "a mixture has at most \(grouped(Double(Limits.values))) parts; this has \(parts.count)",
        at: cursor.node.span)
      return nil
    }
    var shares: [ShareEntry] = []
    var distributions: [Distribution] = []
    for part in parts {
      guard let entries = entries(part, as: Vocabulary.part), let share = entries["share"],
        let distribution = figure(entries["of"], isRecorded: false, { $0.plainDistribution($1, of: scale) }),
        let entry = shareEntry(Located("\(distributions.count)", part.node.span), share, isRecorded: false)
      else { continue }
      shares.append(entry)
      distributions.append(distribution)
    }
    guard !parts.isEmpty, distributions.count == parts.count else {
      if parts.isEmpty, cursor.node.elements != nil {
        fault(.distributionForm, "a mixture without parts is not a distribution", at: cursor.node.span)
      }
      return nil
    }
    guard let split = split(shares, at: cursor.node.span, "the shares of the mixture") else { return nil }
    let order = split.compactMap { Int($0.name.value) }
    return .mixture(weights: split.map(\.share), parts: order.map { distributions[$0] })
  }

  private mutating func empirical(_ cursor: Cursor, of scale: Scale) -> Distribution.Form? {
    guard let entries = entries(cursor, as: Vocabulary.empirical) else { return nil }
    if entries["file"] != nil { return fileValues(entries, of: scale) }
    for key in ["column", "unit"] where entries[key] != nil {
      fault(.besideFile, "\(quoted(key)) belongs to a \"file\"", at: entries.keySpan(key))
      return nil
    }
    let given = list(entries["values"], of: "values")
    guard given.count <= Limits.values else {
      fault(
        .tooLarge,
        "an empirical distribution has at most \(grouped(Double(Limits.values))) values; this has \(given.count)",
        at: cursor.node.span)
      return nil
    }
    let values = given.compactMap { amount($0, of: scale) }
    let weights = entries["weights"].map { list($0, of: "weights").compactMap { number($0, within: 0...1e12) } }
    guard values.count == given.count else { return nil }
    guard !values.isEmpty else {
      if entries["values"]?.node.elements != nil {
        fault(.distributionForm, "an empirical distribution needs values", at: entries.keySpan("values"))
      }
      return nil
    }
    if let weights, weights.count != values.count || weights.allSatisfy({ $0 == 0 }) {
      fault(
        .impossibleParameters,
        "each value needs a weight, and not all can be 0; values: \(values.count), weights: \(weights.count)",
        at: entries.keySpan("weights"))
      return nil
    }
    return .shape(.empirical(values: values, weights: weights))
  }

  /// The parameters of a shape, by name, in the unit of the result.
  private mutating func parameters(_ shape: String, _ cursor: Cursor, of scale: Scale) -> [String: Double]? {
    guard let members = cursor.node.members else {
      wrongKind(cursor, .object(of: ShapeTable.words(of: shape)))
      return nil
    }
    let ways = ShapeTable.parameters.first { $0.shape == shape }?.ways ?? []
    let known = Set(ways.joined())
    var isGood = true
    for member in members where !known.contains(member.key) {
      isGood = false
      if explainAmbiguity(shape, member, members, scale) { return nil }
      fault(
        .unknownKey, "\(quoted(member.key)) is not a parameter of \(withArticle(shape)) distribution",
        at: member.keySpan,
        hint: didYouMean(nearest(member.key, among: known.sorted())),
        help: ["\(withArticle(shape)) distribution is given by \(ShapeTable.words(of: shape))"])
    }
    guard isGood else { return nil }
    let names = Set(members.map(\.key))
    guard ways.contains(where: { Set($0) == names }) else {
      fault(
        .distributionForm,
        "\(withArticle(shape)) distribution is given by \(ShapeTable.words(of: shape)); here \(names.isEmpty ? "nothing is given" : "is " + members.map(\.key).joined(separator: " and "))",
        at: cursor.node.span.opening)
      return nil
    }
    var values: [String: Double] = [:]
    for member in members {
      let inner = cursor.inside(member.key, member.value, evidence: cursor.evidence)
      let isWrapped = member.value.member("value") != nil
      let value = numeric(inner, isRecorded: isWrapped) { reader, cursor in
        switch (shape, member.key) {
        case ("erlang", "stages"): reader.wholeNumber(cursor, within: 1...10_000)
        case ("weibull", "shape"): reader.number(cursor, within: 0.01...1000)
        default: reader.amount(cursor, of: scale)
        }
      }
      guard let value else { return nil }
      values[member.key] = value
    }
    return values
  }
}
