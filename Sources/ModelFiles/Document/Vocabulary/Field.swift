/// Something that a section of the model file can hold: the one place where its name, form and meaning stand.
///
/// The reader accepts what this table lists and nothing else, and suggests names from it.
struct Field: Sendable {
  /// Whether a model must or may use it.
  enum Use: Sendable {
    /// A model without it is not complete.
    case required
    /// It may be left out.
    case optional
  }

  /// The key.
  let name: String
  /// What its value looks like, in words.
  let form: Form
  /// What JSON that is, where the form alone does not say it precisely.
  private let holds: Structure?
  /// Whether it must or may be used.
  let use: Use
  /// Another field that may stand there instead of a required one, or nil.
  var instead: String?
  /// What it means, in one sentence.
  let meaning: String

  /// What JSON its value is.
  var structure: Structure { holds ?? form.structure }

  /// A field that may be left out.
  static func optional(_ name: String, _ form: Form, holds: Structure? = nil, _ meaning: String) -> Field {
    Field(name: name, form: form, holds: holds, use: .optional, meaning: meaning)
  }

  /// A field that must be there.
  static func required(
    _ name: String, _ form: Form, holds: Structure? = nil, _ meaning: String, orElse instead: String? = nil
  ) -> Field {
    Field(name: name, form: form, holds: holds, use: .required, instead: instead, meaning: meaning)
  }
}

/// The fields of one kind of object.
struct Section: Sendable {
  /// With its article, as it stands in sentences: "a place".
  let name: String
  /// What it can have, in the order of the reference.
  let fields: [Field]
  /// Fields that stand together or not at all.
  var pairs: [[String]] = []
  /// Fields of which at least one must be there.
  var needsOne: [String] = []

  /// The field of a name, or nil.
  func field(_ name: String) -> Field? { fields.first { $0.name == name } }
}

/// What a value looks like. `words` is how messages and the reference say it.
enum Form: Sendable {
  case text
  case word(oneOf: [String])
  case name(of: String)
  case duration
  case warmUp
  case distribution
  case factor
  case hours
  case rota
  case date
  case share
  case shares(of: String)
  case count
  case units
  case taskUnits
  case countDistribution
  case quantiles
  case startsPerDay
  case flag
  case wholeNumber
  case number
  case money
  case weights(Int)
  case factors(Int)
  case moment
  case list(of: String)
  case object(of: String)
  case anything

  /// What is accepted, with an example.
  var words: String {
    switch self {
    case .text: "text in quotes"
    case .word(let words): "one of " + words.map { "\"\($0)\"" }.joined(separator: ", ")
    case .name(let kind): "the name of \(kind)"
    case .duration: "a duration such as \"30 min\", \"4 h\", \"6.5 d\" or \"2 wk\""
    case .warmUp: "a duration such as \"365 d\", or \"auto\", chosen from trials by MSER-5"
    case .distribution:
      "a duration such as \"6.5 d\", or a distribution such as {\"gamma\": {\"mean\": \"24 d\", \"sd\": \"15 d\"}}"
    case .factor: "a factor such as 0.9, or a distribution of one such as {\"uniform\": {\"low\": 0.8, \"high\": 1}}"
    case .hours: "\"always\", or hours such as {\"mon-fri\": \"08:00-18:00\", \"sat\": \"09:00-13:00\"}"
    case .rota: "hours with the number on duty, such as {\"mon-fri\": {\"08:00-18:00\": 12}}"
    case .date: "a date such as \"2022-07-04\" or \"2022-07-04T08:00\""
    case .share: "a share such as 0.3 or \"30 %\""
    case .shares(let kind):
      "the name of \(kind), or shares between several such as {\"first\": 0.3, \"second\": \"rest\"}"
    case .count: "a whole number such as 96, or \"unlimited\""
    case .units: "a whole number, a distribution, or units that fall over the stay such as {\"from\": 4, \"to\": 1}"
    case .taskUnits: "a whole number, or a distribution such as {\"poisson\": {\"mean\": 2}}"
    case .countDistribution: "a number such as 2, or a distribution of one such as {\"poisson\": {\"mean\": 2}}"
    case .quantiles:
      "quantiles by share such as {\"0 %\": \"1 d\", \"50 %\": \"6 d\", \"90 %\": \"21 d\", \"100 %\": \"60 d\"}"
    case .startsPerDay: "a whole number, or one by day such as {\"mon-fri\": 4, \"sat\": 1}"
    case .flag: "true or false"
    case .wholeNumber: "a whole number"
    case .number: "a number"
    case .money: "an amount such as \"£346\""
    case .weights(let count): "a list of \(count) weights"
    case .factors(let count): "a list of \(count) factors"
    case .moment: "a time of day such as \"23:59\""
    case .list(let kind): "a list of \(kind)"
    case .object(let kind): "an object in braces: \(kind)"
    case .anything: "anything"
    }
  }
}
