import RandomStreams

extension Reader {
  /// The shape of parameters that are all there; impossible ones are reported.
  mutating func plainShape(_ shape: String, _ given: [String: Double], _ cursor: Cursor, of scale: Scale) -> Shape? {
    let mean = given["mean"] ?? 0
    let sd = given["sd"] ?? 0
    switch shape {
    case "exponential": return .exponential(mean: mean)
    case "uniform": return .uniform(low: given["low"] ?? 0, high: given["high"] ?? 0)
    case "triangular": return .triangular(low: given["low"] ?? 0, mode: given["mode"] ?? 0, high: given["high"] ?? 0)
    case "normal": return .normal(mean: mean, standardDeviation: sd)
    case "gamma": return gamma(mean, sd, cursor)
    case "erlang": return .erlang(stages: Int(given["stages"] ?? 1), mean: mean)
    case "weibull": return .weibull(shape: given["shape"] ?? 1, scale: given["scale"] ?? 0)
    case "poisson":
      switch scale {
      case .time: return .poisson(mean: mean / DurationUnit.day.microseconds, unit: DurationUnit.day.microseconds)
      case .factor, .count: return .poisson(mean: mean, unit: 1)
      }
    case "lognormal": return lognormal(given, cursor)
    default: return nil
    }
  }

  /// A gamma has a shape of (mean / sd)², and its probabilities take time that grows with the root of it.
  private mutating func gamma(_ mean: Double, _ sd: Double, _ cursor: Cursor) -> Shape? {
    guard positive(mean, "the mean", cursor) else { return nil }
    guard sd == 0 || mean / sd <= Limits.gammaMeanOverDeviation else {
      fault(
        .impossibleParameters, "a gamma with so little spread cannot be told from a fixed value", at: cursor.node.span,
        help: ["\"sd\" is at least a thousandth of the mean; write the mean alone if there is no spread"])
      return nil
    }
    return .gamma(mean: mean, standardDeviation: sd)
  }

  private mutating func lognormal(_ given: [String: Double], _ cursor: Cursor) -> Shape? {
    if let mean = given["mean"], let sd = given["sd"] {
      return positive(mean, "the mean", cursor) ? .lognormal(mean: mean, standardDeviation: sd) : nil
    }
    let median = given["median"] ?? 0
    guard positive(median, "the median", cursor) else { return nil }
    let (other, name) = given["mean"].map { ($0, "mean") } ?? (given["p90"] ?? 0, "90th percentile")
    guard other >= median else {
      fault(
        .impossibleParameters, "the \(name) of a lognormal distribution is never below its median", at: cursor.node.span
      )
      return nil
    }
    return name == "mean" ? .lognormal(median: median, mean: other) : .lognormal(median: median, p90: other)
  }

  private mutating func positive(_ value: Double, _ name: String, _ cursor: Cursor) -> Bool {
    if value > 0 { return true }
    fault(.impossibleParameters, "\(name) of this distribution must be above 0", at: cursor.node.span)
    return false
  }

  /// Whether a distribution can be drawn from; if not, says why.
  mutating func check(_ form: Distribution.Form, _ modifiers: Modifiers, _ cursor: Cursor) -> Bool {
    var library = DistributionLibrary()
    let shape: Shape
    switch form {
    case .shape(let plain): shape = plain
    case .mixture(let weights, let parts):
      shape = .mixture(weights: weights, of: parts.map { $0.add(to: &library) })
    }
    let words: String
    switch library.fault(in: shape, modifiers) {
    case nil: return true
    case .disordered: words = "the limits of this distribution are not in ascending order"
    case .emptyRange: words = "\"between\" leaves nothing of this distribution"
    case .notFinite: words = "a parameter of this distribution is too large or too small to be computed with"
    case .outOfRange, .badWeights, .unknownComponent: words = "these parameters are not those of a distribution"
    }
    fault(.impossibleParameters, words, at: cursor.node.span)
    return false
  }

  /// A distribution that has passed `check`, kept below the longest duration; says where limits change its mean.
  mutating func bounded(_ distribution: Distribution, of scale: Scale, _ cursor: Cursor) -> Distribution? {
    noteChangedMean(distribution, of: scale, cursor)
    guard case .time = scale else { return distribution }
    let longest = Limits.durationDays * DurationUnit.day.microseconds
    guard distribution.mean <= longest else {
      fault(
        .tooLarge, "the mean of this distribution is longer than a duration can be: 1,000 years", at: cursor.node.span)
      return nil
    }
    var library = DistributionLibrary()
    let id = distribution.add(to: &library)
    guard library.survival(id, longest) > 1e-18 else { return distribution }
    var modifiers = distribution.modifiers
    modifiers.cap = min(modifiers.cap ?? longest, longest)
    return Distribution(distribution.form, modifiers, distribution.span)
  }

  /// Says where limits change the mean of a distribution.
  private mutating func noteChangedMean(
    _ distribution: Distribution, of scale: Scale, _ cursor: Cursor
  ) {
    var plain = distribution.modifiers
    if plain.between == nil, plain.cap == nil { return }
    plain.between = nil
    plain.cap = nil
    let mean = distribution.mean
    let before = Distribution(distribution.form, plain, distribution.span).mean
    guard before.isFinite, abs(mean - before) > 1e-6 * before else { return }
    let day = DurationUnit.day.microseconds
    let (unit, name) = if case .time = scale { (day, " d") } else { (1.0, "") }
    // As many decimals as it takes to tell them apart.
    let decimals = (3...9).first { rounded(mean / unit, $0) != rounded(before / unit, $0) } ?? 9
    note(
      .limitsChangeMean,
      "within its limits the mean is \(rounded(mean / unit, decimals))\(name) rather than \(rounded(before / unit, decimals))\(name)",
      at: cursor.node.span)
  }

  /// Whether a parameter is one that could mean two things; if so, says why it is refused and what it is equivalent to.
  mutating func explainAmbiguity(
    _ shape: String, _ member: Node.Member, _ members: [Node.Member], _ scale: Scale
  ) -> Bool {
    func given(_ names: String...) -> Double? {
      names.lazy.compactMap { name in members.first { $0.key == name }?.value.number }.first
    }
    let unit = if case .time = scale { " d" } else { "" }
    func text(_ value: Double) -> String {
      if case .time = scale { "\"\(rounded(value, 3))\(unit)\"" } else { rounded(value, 3) }
    }
    let equivalent: String?
    let why: String
    switch (shape, member.key) {
    case ("lognormal", "mu"), ("lognormal", "sigma"):
      why = "\(quoted(member.key)) belongs to the logarithm of the values and depends on the unit they are counted in"
      equivalent = given("mu").flatMap { mu in
        given("sigma").map { sigma in
          let mean = Double.exp(mu + sigma * sigma / 2)
          let sd = mean * Double.expm1(sigma * sigma).squareRoot()
          return "counted in days, that is {\"mean\": \(text(mean)), \"sd\": \(text(sd))}"
        }
      }
    case ("exponential", "rate"), ("exponential", "lambda"), ("gamma", "rate"), ("poisson", "lambda"),
      ("poisson", "rate"):
      why = "\(quoted(member.key)) leaves open per what it is counted"
      let rate = given("rate", "lambda").flatMap { $0 > 0 ? $0 : nil }
      if shape == "exponential" {
        equivalent = rate.map { "counted per day, that is {\"mean\": \(text(1 / $0))}" }
      } else if shape == "poisson" {
        equivalent = rate.map { "counted in days, that is {\"mean\": \(text($0))}" }
      } else {
        equivalent = gammaOfRate(given("shape", "alpha", "k"), rate, text)
      }
    case ("gamma", "shape"), ("gamma", "scale"), ("gamma", "alpha"), ("gamma", "beta"), ("gamma", "k"),
      ("gamma", "theta"):
      why = "\(quoted(member.key)) is written with different meanings (a scale here, a rate there)"
      let shape = given("shape", "alpha", "k")
      let scale = given("scale", "theta").flatMap { $0 > 0 ? 1 / $0 : nil }
      equivalent =
        scale != nil
        ? gammaOfRate(shape, scale, text)
        : gammaOfRate(shape, given("rate", "lambda").flatMap { $0 > 0 ? $0 : nil }, text)
    case ("normal", "mu"), ("normal", "sigma"):
      why = "\(quoted(member.key)) has no unit"
      equivalent = "write \"mean\" and \"sd\" with their units"
    case (_, "variance"), (_, "var"), (_, "cv"), (_, "std"), (_, "spread"):
      why = "\(quoted(member.key)) is not a way to give a spread here"
      equivalent = "give \"sd\", the standard deviation, in the unit of the values"
    default: return false
    }
    func gammaOfRate(_ shape: Double?, _ rate: Double?, _ text: (Double) -> String) -> String? {
      guard let shape, let rate, shape > 0 else { return nil }
      return "counted in days, that is {\"mean\": \(text(shape / rate)), \"sd\": \(text(shape.squareRoot() / rate))}"
    }
    fault(
      .ambiguousParameters, "\(why), so \(withArticle(shape)) distribution is not given by it", at: member.keySpan,
      help: (equivalent.map { [$0] } ?? []) + [
        "\(withArticle(shape)) distribution is given by \(ShapeTable.words(of: shape))"
      ])
    return true
  }
}
