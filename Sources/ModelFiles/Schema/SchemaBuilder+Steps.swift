// What is told apart by its keys: steps, changes of a scenario, lists of dated changes.

extension SchemaBuilder {
  /// A step: the kind that its key makes it.
  mutating func step() -> SchemaNode {
    reference("step") { builder in
      var result = SchemaNode.object(["required": .texts(["exit"])])
        .described("A step does one thing: it has \"place\", \"task\", \"wait\", \"together\" or \"exit\".")
      for kind in Vocabulary.steps.reversed() {
        let keys = kind.key == "place" ? ["place", "stay"] : [kind.key]
        result = .object([
          "if": .object(["anyOf": Self.oneRequired(keys)]), "then": builder.section(kind.section), "else": result,
        ])
      }
      return .object(["type": .text("object")]).merged(result)
    }
  }

  /// A task or a wait beside another step.
  mutating func beside() -> SchemaNode {
    reference("beside") { builder in
      .object([
        "type": .text("object"), "if": .object(["required": .texts(["task"])]),
        "then": builder.section(Vocabulary.besideTask), "else": builder.section(Vocabulary.besideWait),
      ])
    }
  }

  /// Dated changes: a list of them, or with a slip of all of them.
  mutating func changes(_ section: Section) -> SchemaNode {
    let change = self.section(section)
    return reference(Self.camelCase(section.name) + "List") { builder in
      let plain = builder.list(change).adding(["maxItems": .number(Double(Limits.changes))])
      let slipping = builder.object(Vocabulary.changeList, steps: builder.sourced(plain))
      return .object(["if": .object(["type": .text("array")]), "then": plain, "else": slipping])
    }
  }

  /// The changes of a scenario, each told by its verb.
  mutating func scenarioChanges() -> SchemaNode {
    reference("scenarioChanges") { builder in
      let change = builder.reference("scenarioChange") { _ in
        var result = SchemaNode.object([
          "required": .texts([Change.Verb.set.rawValue]),
          "description": .text("A change has \"set\", \"scale\", \"add\" or \"remove\" with the path of a value."),
        ])
        for verb in Change.Verb.allCases.reversed() {
          result = .object([
            "if": .object(["required": .texts([verb.rawValue])]), "then": verb.schema, "else": result,
          ])
        }
        return .object(["type": .text("object")]).merged(result)
      }
      return builder.list(change).adding(["maxItems": .number(Double(ChangedModel.changeLimit))])
    }
  }
}

extension SchemaNode {
  /// The members of two objects.
  fileprivate func merged(_ other: SchemaNode) -> SchemaNode {
    guard case .object(let first) = self, case .object(let second) = other else { return other }
    return .object(first + second)
  }
}

extension Change.Verb {
  fileprivate var schema: SchemaNode {
    let path = SchemaNode.object(["type": .text("string"), "minLength": .number(1)]).described(meaning)
    var members = [SchemaNode.Member(key: rawValue, value: path)]
    if let argumentKey {
      let argument =
        self == .scale ? SchemaNode.object(["type": .texts(["number", "string", "object"])]) : SchemaNode.object([])
      members.append(SchemaNode.Member(key: argumentKey, value: argument.described(argumentMeaning)))
    }
    return SchemaBuilder().closed(members)
  }

  /// What it does, in one sentence.
  private var meaning: String {
    switch self {
    case .set: "Path of a value that is there and gets another, such as \"places.p2.count\"."
    case .scale: "Path of a quantity that is there and is multiplied, such as \"arrivals.emergency.perDay\"."
    case .add: "Path of a value that is not there yet, such as \"places.p2.queueLimit\"."
    case .remove: "Path of a value that is there and goes."
    }
  }

  private var argumentMeaning: String {
    switch self {
    case .set: "The new value."
    case .scale: "The factor, such as 1.02 or \"102 %\"."
    case .add: "The value."
    case .remove: ""
    }
  }
}
