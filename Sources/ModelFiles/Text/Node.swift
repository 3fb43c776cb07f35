/// A value of a model file, with its place in the text.
public struct Node: Sendable {
  /// What it is.
  public var value: Value
  /// Where it stands. A value that a scenario's change put there keeps the span of the change's own text.
  public var span: Span

  /// A value at a place.
  public init(_ value: Value, _ span: Span) {
    self.value = value
    self.span = span
  }

  /// The kinds of value JSON has.
  public indirect enum Value: Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([Node])
    case object([Member])
  }

  /// A key and its value, in the order written.
  public struct Member: Sendable {
    /// The key.
    public var key: String
    /// Where the key stands, quotes included.
    public var keySpan: Span
    /// The value.
    public var value: Node

    /// A member.
    public init(key: String, keySpan: Span, value: Node) {
      self.key = key
      self.keySpan = keySpan
      self.value = value
    }
  }
}
