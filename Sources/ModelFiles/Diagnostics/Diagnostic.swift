/// One thing to tell the author of a model.
public struct Diagnostic: Sendable, Equatable {
  /// How bad it is.
  public enum Severity: String, Sendable { case error, warning, note }

  /// How bad it is. Only errors keep a model from running.
  public var severity: Severity
  /// Stable code, "M012".
  public var code: String
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// Where, or nil when it concerns the whole file.
  public var span: Span?
  /// The file that the place is in, by its path from the model's folder; nil for the model itself.
  public var file: String?
  /// Short words to stand behind the caret: `did you mean "count"?`
  public var hint: String?
  /// What is accepted and what to do, one sentence a line.
  public var help: [String]

  /// A diagnostic.
  public init(
    _ severity: Severity, _ code: String, _ message: String, at span: Span?, hint: String? = nil, help: [String] = [],
    file: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.span = span
    self.file = file
    self.hint = hint
    self.help = help
  }
}
