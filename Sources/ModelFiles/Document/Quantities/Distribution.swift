import RandomStreams

/// A distribution as a model file gives it; durations are in microseconds.
struct Distribution: Sendable, Equatable {
  /// Its shape, or the parts of a mixture.
  enum Form: Sendable, Equatable {
    case shape(Shape)
    case mixture(weights: [Double], parts: [Distribution])
  }

  var form: Form
  var modifiers = Modifiers()
  var span: Span

  /// Always the same value.
  static func fixed(_ value: Double, _ span: Span) -> Distribution {
    Distribution(form: .shape(.fixed(value)), span: span)
  }

  /// The fixed value, if it is one.
  var fixedValue: Double? {
    if case .shape(.fixed(let value)) = form, modifiers == Modifiers() { value } else { nil }
  }

  /// Adds it to a library.
  func add(to library: inout DistributionLibrary) -> DistributionID {
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
