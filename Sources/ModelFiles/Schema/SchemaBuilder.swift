/// Makes JSON Schema (draft 2020-12) of the structures of the field table.
///
/// What stands in several places becomes a definition; it is named after the section or the structure.
struct SchemaBuilder {
  /// The definitions so far, in the order first needed.
  private(set) var definitions: [SchemaNode.Member] = []
  private var names: Set<String> = []

  /// A reference to a definition, which `make` builds when it is first needed.
  mutating func reference(_ name: String, _ make: (inout SchemaBuilder) -> SchemaNode) -> SchemaNode {
    if names.insert(name).inserted {
      let position = definitions.count
      definitions.append(SchemaNode.Member(key: name, value: .object([])))
      definitions[position].value = make(&self)
    }
    return .reference(name)
  }

  /// The schema of a section: its fields and no others.
  mutating func object(_ section: Section, of scale: Scale = .time, steps: SchemaNode? = nil) -> SchemaNode {
    var properties: [SchemaNode.Member] = []
    for field in section.fields {
      let given = field.name == "steps" ? steps : nil
      let schema = given ?? self.schema(Self.rescaled(field.structure, scale), of: scale)
      properties.append(SchemaNode.Member(key: field.name, value: schema.described(field.meaning)))
    }
    var result = SchemaNode.object(["type": .text("object"), "properties": .object(properties)])
    let required = section.fields.filter { $0.use == .required && $0.instead == nil }.map(\.name)
    if !required.isEmpty { result = result.adding(["required": .texts(required)]) }
    let dependent = section.pairs.flatMap { pair in
      pair.map { one in SchemaNode.Member(key: one, value: .texts(pair.filter { $0 != one })) }
    }
    if !dependent.isEmpty { result = result.adding(["dependentRequired": .object(dependent)]) }
    for needed in [section.needsOne] + section.fields.compactMap({ field in field.instead.map { [field.name, $0] } })
    where !needed.isEmpty { result = result.adding(["anyOf": Self.oneRequired(needed)]) }
    return result.adding(["additionalProperties": .flag(false)])
  }

  /// The structure inside a distribution of another scale than time.
  private static func rescaled(_ structure: Structure, _ scale: Scale) -> Structure {
    if case .figure(.distribution(.time)) = structure { .figure(.distribution(scale)) } else { structure }
  }

  /// A reference to the schema of a section: "a change of a count" is `changeOfACount`.
  mutating func section(_ section: Section) -> SchemaNode {
    reference(Self.camelCase(section.name)) { $0.object(section) }
  }

  /// "a change of a count" as `changeOfACount`.
  static func camelCase(_ name: String) -> String {
    let words = name.split(separator: " ").drop { $0 == "a" || $0 == "an" }
    return words.enumerated().map { $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst() }.joined()
  }

  /// Schemas of which each needs one of some keys.
  static func oneRequired(_ names: [String]) -> SchemaNode {
    .list(names.map { .object(["required": .texts([$0])]) })
  }

  /// The schema of a structure; `scale` is that of the distribution around it.
  mutating func schema(_ structure: Structure, of scale: Scale = .time) -> SchemaNode {
    switch structure {
    case .anything: return .object([])
    case .object: return .object(["type": .text("object")])
    case .text: return Self.text
    case .flag: return .object(["type": .text("boolean")])
    case .someText: return .object(["type": .text("string"), "pattern": .text(Patterns.someText)])
    case .word(let words): return .object(["enum": .texts(words)])
    case .number(let limits): return Self.number("number", limits)
    case .whole(let limits): return Self.number("integer", limits)
    case .numbers(let count, let limits): return numbers(count, limits)
    case .section(let section): return self.section(section)
    case .either(let one, let other): return .object(["anyOf": .list([schema(one), schema(other)])])
    case .list(let element, let least): return sourced(list(schema(element, of: scale), least))
    case .figure(let inner): return figure(inner, of: scale)
    case .byCohort(let inner): return byCase(inner, canRoute: false)
    case .byCase(let inner): return byCase(inner, canRoute: true)
    case .named(let inner, let count): return named(schema(inner), count)
    case .periods: return periods()
    case .changes(let section): return changes(section)
    case .scenarioChanges: return scenarioChanges()
    case .step: return step()
    case .beside: return beside()
    case .distribution(let scale): return distribution(scale)
    case .amount: return amount(scale)
    default: return quantity(structure)
    }
  }

  // MARK: Building blocks

  static let text = SchemaNode.object(["type": .text("string")])

  static func number(_ type: String, _ limits: ClosedRange<Double>) -> SchemaNode {
    .object([
      "type": .text(type), "minimum": .number(limits.lowerBound), "maximum": .number(limits.upperBound),
    ])
  }

  static func matching(_ pattern: String) -> SchemaNode {
    .object(["type": .text("string"), "pattern": .text(pattern)])
  }

  func list(_ items: SchemaNode, _ least: Int = 0) -> SchemaNode {
    let list = SchemaNode.object(["type": .text("array"), "items": items])
    return least > 0 ? list.adding(["minItems": .number(Double(least))]) : list
  }

  private func numbers(_ count: Int, _ limits: ClosedRange<Double>) -> SchemaNode {
    list(Self.number("number", limits), count).adding(["maxItems": .number(Double(count))])
  }

  /// An object of some keys, all needed.
  func closed(_ members: [SchemaNode.Member]) -> SchemaNode {
    .object([
      "type": .text("object"), "properties": .object(members), "required": .texts(members.map(\.key)),
      "additionalProperties": .flag(false),
    ])
  }

  /// An object whose keys are names that the author chose.
  private mutating func named(_ value: SchemaNode, _ count: ClosedRange<Int>) -> SchemaNode {
    let name = reference("name") { _ in
      .object([
        "pattern": .text(Patterns.name), "maxLength": .number(Double(Limits.nameLength)),
        "not": .object(["enum": .texts(Vocabulary.reservedNames)]),
      ])
    }
    var result = SchemaNode.object(["type": .text("object"), "propertyNames": name, "additionalProperties": value])
    if count.lowerBound > 0 { result = result.adding(["minProperties": .number(Double(count.lowerBound))]) }
    return result.adding(["maxProperties": .number(Double(count.upperBound))])
  }

  private mutating func periods() -> SchemaNode {
    let date = quantity(.date)
    return named(list(date, 2).adding(["maxItems": .number(2)]), 0...Limits.periods)
  }

  /// A value as it is, or with its range and its source.
  mutating func figure(_ inner: Structure, of scale: Scale) -> SchemaNode {
    let value = schema(inner, of: scale)
    return derived(from: value, "Figure") { builder in
      .object(["anyOf": .list([value, builder.wrapped(value, hasRange: true)])])
    }
  }

  /// Several figures as they are, or with their source: a range has no meaning there.
  mutating func sourced(_ value: SchemaNode) -> SchemaNode {
    .object(["anyOf": .list([value, wrapped(value, hasRange: false)])])
  }

  /// `{"value": …}` with its source, and the ends of its range where that has a meaning.
  private func wrapped(_ value: SchemaNode, hasRange: Bool) -> SchemaNode {
    let fields = Vocabulary.value.fields.filter { hasRange || !["low", "high"].contains($0.name) }
    let properties = fields.map { field in
      let schema = field.name == "evidence" ? Self.text : value
      return SchemaNode.Member(key: field.name, value: schema.described(field.meaning))
    }
    return .object([
      "type": .text("object"), "properties": .object(properties), "required": .texts(["value"]),
      "additionalProperties": .flag(false),
    ])
  }

  /// What is made of a value: a definition of its own where the value is one.
  private mutating func derived(
    from value: SchemaNode, _ ending: String, _ make: (inout SchemaBuilder) -> SchemaNode
  ) -> SchemaNode {
    guard let name = value.referenceName else { return make(&self) }
    return reference(name + ending, make)
  }

  // MARK: By cohort and by route

  private mutating func byCase(_ inner: Structure, canRoute: Bool) -> SchemaNode {
    let value = schema(inner)
    return derived(from: value, canRoute ? "ByCase" : "ByCohort") { builder in
      let cohorts = builder.branches("byCohort", value)
      guard canRoute else {
        return .object(["anyOf": .list([value, cohorts, builder.wrapped(cohorts, hasRange: false)])])
      }
      let routes = builder.branches("byRoute", value)
      let nested = [
        builder.branches("byCohort", builder.orWrapped(value, routes)),
        builder.branches("byRoute", builder.orWrapped(value, cohorts)),
      ]
      return .object(["anyOf": .list([value] + nested + nested.map { builder.wrapped($0, hasRange: false) })])
    }
  }

  private func orWrapped(_ value: SchemaNode, _ branches: SchemaNode) -> SchemaNode {
    .object(["anyOf": .list([value, branches, wrapped(branches, hasRange: false)])])
  }

  private func branches(_ key: String, _ value: SchemaNode) -> SchemaNode {
    let branches = SchemaNode.object([
      "description": .text(
        key == "byCohort" ? "By cohort; \"rest\" is every other." : "By the step that follows; \"rest\" is any other."),
      "type": .text("object"), "minProperties": .number(1), "additionalProperties": value,
    ])
    return .object([
      "type": .text("object"), "properties": .object([SchemaNode.Member(key: key, value: branches)]),
      "required": .texts([key]), "additionalProperties": .flag(false),
    ])
  }
}
