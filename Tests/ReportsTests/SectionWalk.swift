@testable import ModelFiles

/// Finds the objects of a model that the field table has a section for.
struct SectionWalk {
  /// An object with the positions of children that lead to it.
  struct Found {
    var section: Section
    var node: Node
    var path: [Int]
  }

  /// What has been found, in the order of the file.
  private(set) var found: [Found] = []

  init(_ root: Node) { visit(root, .section(Vocabulary.model), []) }

  private mutating func visit(_ node: Node, _ structure: Structure, _ path: [Int]) {
    switch structure {
    case .section(let section):
      found.append(Found(section: section, node: node, path: path))
      for field in section.fields { visit(node, field.name, field.structure, path) }
    case .figure(let inner):
      if node["value"] != nil { found.append(Found(section: Vocabulary.value, node: node, path: path)) }
      visit(node["value"] ?? node, inner, path + (node["value"] == nil ? [] : [Self.position("value", node)]))
    case .byCohort(let inner), .byCase(let inner):
      let branches = ["byCohort", "byRoute"].first { node[$0] != nil }
      guard let branches else { return visit(node, inner, path) }
      visit(node, branches, .named(structure, 0...9), path)
    case .named(let inner, _):
      for (index, member) in (node.members ?? []).enumerated() { visit(member.value, inner, path + [index]) }
    case .list(let inner, _):
      for (index, element) in (node.elements ?? []).enumerated() { visit(element, inner, path + [index]) }
    case .changes(let section):
      if node.elements != nil { return visit(node, .list(of: .section(section)), path) }
      found.append(Found(section: Vocabulary.changeList, node: node, path: path))
      visit(node, "steps", .list(of: .section(section)), path)
    case .step:
      if let kind = Vocabulary.steps.first(where: { node[$0.key] != nil }) { visit(node, .section(kind.section), path) }
    case .beside: visit(node, .section(node["task"] == nil ? Vocabulary.besideWait : Vocabulary.besideTask), path)
    case .ways where node["ifRoom"] != nil: visit(node, .section(Vocabulary.room), path)
    case .units where node["from"] != nil: visit(node, .section(Vocabulary.fallingUnits), path)
    case .distribution:
      visit(node, "mixture", .list(of: .section(Vocabulary.part)), path)
      visit(node, "empirical", .section(Vocabulary.empirical), path)
    default: break
    }
  }

  private mutating func visit(_ node: Node, _ key: String, _ structure: Structure, _ path: [Int]) {
    guard let child = node[key] else { return }
    visit(child, structure, path + [Self.position(key, node)])
  }

  private static func position(_ key: String, _ node: Node) -> Int {
    node.members?.firstIndex { $0.key == key } ?? 0
  }

  /// The tree with the members of an object changed.
  static func changing(_ node: Node, at path: ArraySlice<Int>, _ change: ([Node.Member]) -> [Node.Member]) -> Node {
    var node = node
    guard let first = path.first else {
      node.value = .object(change(node.members ?? []))
      return node
    }
    if var members = node.members {
      members[first].value = changing(members[first].value, at: path.dropFirst(), change)
      node.value = .object(members)
    } else if var elements = node.elements {
      elements[first] = changing(elements[first], at: path.dropFirst(), change)
      node.value = .array(elements)
    }
    return node
  }
}
