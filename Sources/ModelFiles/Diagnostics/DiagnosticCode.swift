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

  // Scenarios.
  case changeForm = "M401"
  case pathForm = "M402"
  case pathNotFound = "M403"
  case alreadyThere = "M404"
  case cannotScale = "M405"
  case pathOutOfBounds = "M406"

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
