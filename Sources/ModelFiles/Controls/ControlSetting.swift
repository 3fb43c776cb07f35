import PatientFlow

/// A control as it stands in one scenario: the value there, and the values it can be moved to.
public struct ControlSetting: Sendable, Equatable {
  /// What stands before the number in the text, "£".
  public var prefix: String
  /// What stands behind it, "d" or "%"; empty for a plain number.
  public var suffix: String
  /// The values, ascending; the scenario's own is one of them.
  public var values: [Double]
  /// Position of the scenario's own value.
  public var unmoved: Int

  /// How many values a control may have.
  static let mostValues = 1_000

  /// A value as the model file writes it: `25`, `"24 d"`.
  public func json(_ value: Double) -> String {
    let number = shortestNumber(value)
    if prefix.isEmpty && suffix.isEmpty { return number }
    return compactJSON(Node(.string(text(number)), Span(0, 0)))
  }

  private func text(_ number: String) -> String { prefix + number + (suffix.isEmpty ? "" : " " + suffix) }

  /// The setting of a control at the value that stands at its path; nil when that is no number with or without a unit.
  init?(_ control: Control, at node: Node) {
    let value = node.isQuantity ? node["value"] ?? node : node
    let own: Double
    if let number = value.number {
      (prefix, suffix, own) = ("", "", number)
    } else if let text = value.string, let parts = Self.parts(of: text) {
      (prefix, suffix, own) = parts
    } else {
      return nil
    }
    let steps = Int(((control.to - control.from) / control.step + 1e-9).rounded(.down))
    guard steps >= 0, steps < Self.mostValues, own.isFinite else { return nil }
    values = (0...steps).map { Self.tidy(control.from + Double($0) * control.step) }
    if !values.contains(own) {
      values.append(own)
      values.sort()
    }
    guard let position = values.firstIndex(of: own) else { return nil }
    unmoved = position
  }

  /// A number and what stands before and behind it: "£346", "24 d", "12 %".
  private static func parts(of text: String) -> (prefix: String, suffix: String, number: Double)? {
    let scalars = text.unicodeScalars
    func isOfNumber(_ scalar: Unicode.Scalar) -> Bool { "0123456789.".unicodeScalars.contains(scalar) }
    guard let first = scalars.firstIndex(where: isOfNumber) else { return nil }
    let end = scalars[first...].firstIndex { !isOfNumber($0) } ?? scalars.endIndex
    guard let number = Double(String(scalars[first..<end])) else { return nil }
    let prefix = String(scalars[..<first])
    let suffix = scalars[end...].drop { $0 == " " }
    guard prefix.isEmpty || prefix == "£", !suffix.contains(where: isOfNumber) else { return nil }
    return (prefix, String(suffix), number)
  }

  /// A value without the dust of binary steps: 0.1 + 2 × 0.1 is 0.3.
  private static func tidy(_ value: Double) -> Double {
    let scaled = value * 1e9
    return scaled.magnitude < 9e15 ? scaled.rounded() / 1e9 : value
  }
}

extension Scenario {
  /// How a control stands in this scenario, or nil when there is nothing at its path that it could move.
  public func setting(of control: Control) -> ControlSetting? {
    guard let path = try? ModelPath(control.path), let node = tree.node(at: path) else { return nil }
    return ControlSetting(control, at: node)
  }

  /// The network of this scenario with a control moved to a value; nil when the model refuses the value.
  ///
  /// The value is read, checked and compiled as if it stood in the model file. O(size of the model).
  public func network(moving control: Control, to value: Double) -> Network? {
    guard let setting = setting(of: control) else { return nil }
    let reading = Assembly.moved(tree, control.path, to: setting.json(value), files, isScenario: id != "baseline")
    return reading?.model?.network
  }
}
