import RandomStreams

/// A distribution as a model file gives it; durations are in microseconds.
struct Distribution: Sendable, Equatable {
  /// Its shape, or the parts of a mixture.
  enum Form: Sendable, Equatable {
    case shape(Shape)
    case mixture(weights: [Double], parts: [Distribution])
  }

  let form: Form
  let modifiers: Modifiers
  let span: Span
  /// The mean of its values. It may take an integral, so it is found once, here, and handed on from then on.
  let mean: Double

  /// A distribution in which `Reader.check` finds no fault.
  init(_ form: Form, _ modifiers: Modifiers, _ span: Span) {
    self.form = form
    self.modifiers = modifiers
    self.span = span
    var library = DistributionLibrary()
    let id = Self.add(form, modifiers, to: &library)
    mean = library.mean(id)
  }

  private init(always value: Double, _ span: Span) {
    form = .shape(.fixed(value))
    modifiers = Modifiers()
    self.span = span
    mean = value
  }

  /// Always the same value.
  static func fixed(_ value: Double, _ span: Span) -> Distribution { Distribution(always: value, span) }

  /// The fixed value, if it is one.
  var fixedValue: Double? {
    if case .shape(.fixed(let value)) = form, modifiers == Modifiers() { value } else { nil }
  }

  /// Adds it to a library.
  func add(to library: inout DistributionLibrary) -> DistributionID { Self.add(form, modifiers, to: &library) }

  private static func add(
    _ form: Form, _ modifiers: Modifiers, to library: inout DistributionLibrary
  ) -> DistributionID {
    switch form {
    case .shape(let shape): return library.add(shape, modifiers)
    case .mixture(let weights, let parts):
      let ids = parts.map { $0.add(to: &library) }
      return library.add(.mixture(weights: weights, of: ids), modifiers)
    }
  }
}

/// What a distribution is of, which decides how its parameters are written.
enum Scale: Sendable {
  case time
  case factor
  /// Of things that are counted.
  case count

  /// How a value is written.
  var form: Form {
    switch self {
    case .time: .distribution
    case .factor: .factor
    case .count: .countDistribution
    }
  }
}

/// The table of shapes: for each the ways to give its parameters.
enum ShapeTable {
  /// The parameters of each shape, in the order of the reference; several lists are several ways.
  static let parameters: [(shape: String, ways: [[String]])] = [
    ("fixed", [[]]),
    ("exponential", [["mean"]]),
    ("uniform", [["low", "high"]]),
    ("triangular", [["low", "mode", "high"]]),
    ("normal", [["mean", "sd"]]),
    ("lognormal", [["mean", "sd"], ["median", "mean"], ["median", "p90"]]),
    ("gamma", [["mean", "sd"]]),
    ("erlang", [["stages", "mean"]]),
    ("weibull", [["shape", "scale"]]),
    ("poisson", [["mean"]]),
    ("mixture", [[]]),
    ("empirical", [["values"], ["values", "weights"], ["file", "column", "unit"]]),
    ("quantiles", [[]]),
  ]
  /// What any shape may carry.
  static let modifiers = ["between", "cap", "scale", "roundTo"]
  /// Names of the shapes.
  static var names: [String] { parameters.map(\.shape) }

  /// "mean and sd, or median and mean".
  static func words(of shape: String) -> String {
    let ways = parameters.first { $0.shape == shape }?.ways ?? []
    return ways.map { $0.joined(separator: " and ") }.joined(separator: ", or ")
  }
}

/// A word with its indefinite article: "an exponential", "a gamma".
func withArticle(_ word: String) -> String {
  (word.first.map { "aeiou".contains($0) } ?? false ? "an " : "a ") + word
}
