/// The stable code of each kind of diagnostic.
///
/// A code once given keeps its meaning. M0xx: how the text is written; M1xx: words and keys; M2xx: quantities;
/// M3xx: references and structure; M4xx: scenarios; M5xx: load and warnings; M6xx: files.
/// M012 stands among the first because it is the one that people meet most.
public enum DiagnosticCode: String, CaseIterable, Sendable {
  // How the text is written.
  case emptyFile = "M001"
  case fileTooLarge = "M002"
  case notUTF8 = "M003"
  case unexpectedText = "M004"
  case missingComma = "M005"
  case missingColon = "M006"
  case missingValue = "M007"
  case extraComma = "M008"
  case unquotedKey = "M009"
  case wrongQuotes = "M010"
  case unquotedText = "M011"
  case unknownKey = "M012"
  case duplicateKey = "M013"
  case unclosedString = "M014"
  case controlCharacter = "M015"
  case unknownEscape = "M016"
  case loneSurrogate = "M017"
  case numberForm = "M018"
  case numberRange = "M019"
  case unclosedBracket = "M020"
  case strayBracket = "M021"
  case textAfterEnd = "M022"
  case tooDeep = "M023"
  case unclosedComment = "M024"
  case commentMark = "M025"
  case tooManyFaults = "M026"

  // Words and keys.
  case wrongKind = "M101"
  case missingKey = "M102"
  case notYet = "M103"
  case nameForm = "M104"
  case unknownWord = "M105"
  case wrongFormat = "M106"
  case nothingThere = "M107"
  case stepKind = "M108"

  // Quantities.
  case durationForm = "M201"
  case distributionForm = "M202"
  case ambiguousParameters = "M203"
  case impossibleParameters = "M204"
  case countForm = "M205"
  case shareForm = "M206"
  case sharesOff = "M207"
  case dateForm = "M208"
  case hoursForm = "M209"
  case weightsForm = "M210"
  case moneyForm = "M211"
  case rangeForm = "M212"
  case outOfLimits = "M213"
  case tooLarge = "M214"
  case periodForm = "M215"
  case changeList = "M216"

  // References and structure.
  case unknownName = "M301"
  case unreachable = "M302"
  case neverEnds = "M303"
  case loopsInNoTime = "M304"
  case unusedThing = "M305"
  case neverOpen = "M306"
  case incompleteCases = "M307"
  case neverEnough = "M308"
  case unknownMeasure = "M309"
  case scenarioBase = "M310"

  // Scenarios.
  case changeForm = "M401"
  case pathForm = "M402"
  case pathNotFound = "M403"
  case alreadyThere = "M404"
  case cannotScale = "M405"
  case pathOutOfBounds = "M406"

  // Load, and what is worth knowing.
  case placeOverloaded = "M501"
  case staffOverloaded = "M502"
  case weightsNormalised = "M503"
  case noWarmUp = "M504"
  case limitsChangeMean = "M505"

  // Files.
  case evidenceFile = "M601"
  case unknownEvidence = "M602"
  case missingEvidence = "M603"

  /// What the code stands for, in one line.
  public var explanation: String {
    switch self {
    case .emptyFile: "the file holds nothing but blanks and comments"
    case .fileTooLarge: "the file is larger than a model file may be"
    case .notUTF8: "the file has bytes that are not UTF-8 text"
    case .unexpectedText: "something stands where a key, a value or a separator belongs"
    case .missingComma: "two entries have no comma between them"
    case .missingColon: "a key has no colon behind it"
    case .missingValue: "a key has no value"
    case .extraComma: "a comma has no entry before it"
    case .unquotedKey: "a key is written without quotation marks"
    case .wrongQuotes: "a text has other marks than straight double quotes around it"
    case .unquotedText: "a text is written without quotation marks"
    case .unknownKey: "a key that this object cannot have"
    case .duplicateKey: "a key is given twice in one object"
    case .unclosedString: "a text has no closing quotation mark on its line"
    case .controlCharacter: "a text holds a control character that must be written as an escape"
    case .unknownEscape: "a backslash is followed by something that is no escape"
    case .loneSurrogate: "an escape gives half of a character"
    case .numberForm: "a number is not written the way JSON writes numbers"
    case .numberRange: "a number is too long, too large or too close to zero to be kept"
    case .unclosedBracket: "a bracket is opened and not closed"
    case .strayBracket: "a bracket closes what was not opened"
    case .textAfterEnd: "text follows after the end of the model"
    case .tooDeep: "lists and objects are nested deeper than a model may be"
    case .unclosedComment: "a comment is opened and not closed"
    case .commentMark: "a comment begins with another mark than // or /*"
    case .tooManyFaults: "reading stopped because there are too many faults"
    case .wrongKind: "a value is of another kind than belongs there"
    case .missingKey: "a key that must be there is missing"
    case .notYet: "a word of the model file that this version does not run yet"
    case .nameForm: "a name has a form that names cannot have"
    case .unknownWord: "a word is not one of those accepted"
    case .wrongFormat: "the file is of another format or version"
    case .nothingThere: "something that must not be empty is empty"
    case .stepKind: "a step does nothing, or more than one thing"
    case .durationForm: "a duration is not a number with a unit"
    case .distributionForm: "a distribution is not written as one"
    case .ambiguousParameters: "a parameter of a distribution could mean two things"
    case .impossibleParameters: "no distribution has these parameters"
    case .countForm: "a count is not a whole number"
    case .shareForm: "a share is not a number from 0 to 1 or a percentage"
    case .sharesOff: "shares do not come to 1"
    case .dateForm: "a date or time is not one"
    case .hoursForm: "hours are not written as days and spans"
    case .weightsForm: "weights are too few, too many or all 0"
    case .moneyForm: "an amount of money has no currency or is none"
    case .rangeForm: "a range does not contain its value, or is empty"
    case .outOfLimits: "a number is below what is possible"
    case .tooLarge: "something is larger than this version accepts"
    case .periodForm: "a period is empty or reaches beyond the measured time"
    case .changeList: "a dated change is incomplete or contradicts itself"
    case .unknownName: "a name refers to nothing"
    case .unreachable: "no patient ever gets to a step"
    case .neverEnds: "patients who get to a step never leave"
    case .loopsInNoTime: "patients can go round in circles without time passing"
    case .unusedThing: "something is declared and never used, or named twice"
    case .neverOpen: "hours never open, or staff are never on duty"
    case .incompleteCases: "a value by cohort or route leaves a case out"
    case .neverEnough: "more is asked for at once than there ever is"
    case .unknownMeasure: "a measure is not one of this model"
    case .scenarioBase: "a scenario builds on one that does not exist, or on itself"
    case .placeOverloaded: "a place is offered at least as much as it has"
    case .staffOverloaded: "staff are offered at least as much work as they can do"
    case .weightsNormalised: "weights did not average 1 and were normalised"
    case .noWarmUp: "the system starts empty"
    case .limitsChangeMean: "limits change the mean of a distribution"
    case .evidenceFile: "a file of evidence cannot be read"
    case .unknownEvidence: "an evidence record does not exist"
    case .missingEvidence: "a figure of a validated model has no evidence"
    case .changeForm: "a change is not written as set, scale, add or remove"
    case .pathForm: "a path is not written as names joined by points"
    case .pathNotFound: "a change names something that is not there"
    case .alreadyThere: "an addition names something that is already there"
    case .cannotScale: "a change scales something that is not a quantity"
    case .pathOutOfBounds: "a change reaches for a part of the file that scenarios may not change"
    }
  }
}

extension Diagnostic {
  /// A diagnostic with a code of the table.
  public init(
    _ severity: Severity, _ code: DiagnosticCode, _ message: String, at span: Span?, hint: String? = nil,
    help: [String] = []
  ) {
    self.init(severity, code.rawValue, message, at: span, hint: hint, help: help)
  }
}
