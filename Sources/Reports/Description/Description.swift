import ModelFiles

/// What a model means, in plain English: parts with a title, each of lines that may stand under one another.
///
/// It is told from what the model file says, word by word: what no sentence has been written for is shown as it is
/// written, so that nothing in a model stays unsaid.
public struct Description: Sendable, Equatable {
  /// A part with its title.
  public struct Part: Sendable, Equatable {
    /// The title.
    public var title: String
    /// What it says.
    public var lines: [Line]
  }

  /// A sentence or several; a deeper level belongs to the line above it.
  public struct Line: Sendable, Equatable {
    /// 0, or how far it stands under another.
    public var level: Int
    /// What it says.
    public var text: String

    /// A line.
    public init(_ text: String, level: Int = 0) {
      self.level = level
      self.text = text
    }
  }

  /// The parts in order.
  public var parts: [Part]

  /// The description of a model.
  public init(of model: ModelFile) {
    self.init(of: model, tree: model.scenarios[0].tree)
  }

  /// The description of a tree as if it were that of the model.
  init(of model: ModelFile, tree: Node) {
    let teller = Teller(model, tree)
    parts = [
      teller.head, teller.demand, teller.cohorts, teller.places, teller.staff, teller.pathway, teller.scenarios,
      teller.answers, teller.evidence, teller.randomness, teller.omissions,
    ].filter { !$0.lines.isEmpty }
  }
}

/// Tells parts of a model from its tree.
struct Teller {
  /// The model.
  let model: ModelFile
  /// What it says.
  let tree: Node

  init(_ model: ModelFile, _ tree: Node) {
    self.model = model
    self.tree = tree
  }

  /// The things of a section: name and object, in the order of the file.
  func things(_ section: String) -> [(id: String, node: Node)] {
    (tree[section]?.members ?? []).map { ($0.key, $0.value) }
  }

  /// What a thing is called: its label, or its name.
  func label(_ id: String, in section: String) -> String { tree[section]?[id]?["label"]?.string ?? id }

  /// Label and name, as a heading: "Acute beds (acute)".
  func title(_ id: String, in section: String) -> String {
    let label = label(id, in: section)
    return label == id ? id : "\(label) (\(id))"
  }
}

/// An object of the model with what has been told of it.
struct Telling {
  /// The object.
  let node: Node
  /// The keys still to be told.
  private var left: [String]

  /// Nothing is told yet; evidence is told in a part of its own, labels in headings.
  init(_ node: Node, but told: Set<String> = ["evidence", "label"]) {
    self.node = node
    left = (node.members ?? []).map(\.key).filter { !told.contains($0) }
  }

  /// The value of a key, which is told now.
  mutating func take(_ key: String) -> Node? {
    left.removeAll { $0 == key }
    return node[key]
  }

  /// What no sentence has been made of, as it is written.
  var rest: [String] { left.compactMap { key in node[key].map { "\(key): \(ValueWords.plain($0))." } } }
}
