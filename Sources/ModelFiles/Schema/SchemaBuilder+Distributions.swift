// Distributions, from the table of shapes.

extension SchemaBuilder {
  /// A distribution, or a fixed value in its place.
  mutating func distribution(_ scale: Scale) -> SchemaNode {
    let shape = shape(scale)
    return reference(scale.schemaName) { builder in
      .object(["anyOf": .list([builder.amount(scale), shape])]).described(scale.form.words.asSentence)
    }
  }

  /// A value of what a distribution is of.
  mutating func amount(_ scale: Scale) -> SchemaNode {
    switch scale {
    case .time: quantity(.duration)
    case .factor:
      reference("plainFactor") { _ in
        .object(["anyOf": .list([Self.number("number", 0...1000), Self.matching(Patterns.share)])])
      }
    case .count: reference("plainNumber") { _ in Self.number("number", 0...10_000) }
    }
  }

  /// One shape, and what is done to the drawn values.
  mutating func shape(_ scale: Scale) -> SchemaNode {
    reference(scale.schemaName + "Shape") { builder in
      var properties: [SchemaNode.Member] = []
      for (shape, ways) in ShapeTable.parameters {
        let schema = builder.parameters(of: shape, ways, scale)
        properties.append(SchemaNode.Member(key: shape, value: schema.described(ShapeTable.meaning(of: shape))))
      }
      for modifier in ShapeTable.modifiers {
        let schema = builder.modifier(modifier, scale)
        properties.append(SchemaNode.Member(key: modifier, value: schema.described(ShapeTable.meaning(of: modifier))))
      }
      return .object([
        "type": .text("object"), "properties": .object(properties),
        "oneOf": Self.oneRequired(ShapeTable.names), "additionalProperties": .flag(false),
      ])
    }
  }

  private mutating func modifier(_ name: String, _ scale: Scale) -> SchemaNode {
    switch name {
    case "between": return list(amount(scale), 2).adding(["maxItems": .number(2)])
    case "scale": return Self.number("number", 0...1e6)
    case "roundTo":
      guard case .time = scale else { return amount(scale) }
      let units = SchemaNode.object(["enum": .texts(DurationUnit.allCases.map(\.rawValue))])
      return .object(["anyOf": .list([units, amount(scale)])])
    default: return amount(scale)
    }
  }

  private mutating func parameters(of shape: String, _ ways: [[String]], _ scale: Scale) -> SchemaNode {
    switch shape {
    case "fixed": return amount(scale)
    case "mixture":
      let part = reference(scale.schemaName + "Part") { $0.object(Vocabulary.part, of: scale) }
      return sourced(list(part, 1))
    case "empirical": return reference(scale.schemaName + "Values") { $0.object(Vocabulary.empirical, of: scale) }
    case "quantiles":
      return .object([
        "type": .text("object"), "propertyNames": .object(["pattern": .text(Patterns.share)]),
        "additionalProperties": figure(.amount, of: scale), "minProperties": .number(2),
      ])
    default: return named(parameters: ways, of: shape, scale)
    }
  }

  private mutating func named(parameters ways: [[String]], of shape: String, _ scale: Scale) -> SchemaNode {
    var properties: [SchemaNode.Member] = []
    for name in ways.joined() where !properties.contains(where: { $0.key == name }) {
      let structure: Structure =
        switch (shape, name) {
        case ("erlang", "stages"): .whole(1...10_000)
        case ("weibull", "shape"): .number(0.01...1000)
        default: .amount
        }
      let schema = figure(structure, of: scale).described(ShapeTable.meaning(of: name))
      properties.append(SchemaNode.Member(key: name, value: schema))
    }
    guard ways.count > 1 else { return closed(properties) }
    let most = ways.map(\.count).max() ?? 0
    return .object([
      "type": .text("object"), "properties": .object(properties),
      "anyOf": .list(ways.map { .object(["required": .texts($0)]) }), "maxProperties": .number(Double(most)),
      "additionalProperties": .flag(false),
    ])
  }
}

extension Scale {
  /// What the definition of its distributions is called.
  fileprivate var schemaName: String {
    switch self {
    case .time: "distribution"
    case .factor: "factor"
    case .count: "countDistribution"
    }
  }
}
