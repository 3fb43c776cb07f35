// Quantities: each a definition of its own, with the words of its form.

extension SchemaBuilder {
  /// The schema of a quantity.
  mutating func quantity(_ structure: Structure) -> SchemaNode {
    switch structure {
    case .duration:
      reference("duration") { _ in Self.matching(Patterns.duration).described(Form.duration.words.asSentence) }
    case .date: reference("date") { _ in Self.matching(Patterns.moment).described(Form.date.words.asSentence) }
    case .moment:
      reference("timeOfDay") { _ in Self.matching(Patterns.timeOfDay).described(Form.moment.words.asSentence) }
    case .money: reference("money") { _ in Self.matching(Patterns.money).described(Form.money.words.asSentence) }
    case .share(let limits): share(limits)
    case .shareOrRest: figureOrRest()
    case .count: reference("count") { _ in Self.orWord(Self.number("integer", 0...Limits.units), "unlimited") }
    case .changeAmount:
      reference("changeAmount") { _ in
        .object(["anyOf": .list([Self.number("integer", 0...Limits.units), Self.matching(Patterns.change)])])
          .described("A whole number, or \"+20\" or \"-20\" for so many more or fewer.")
      }
    case .hours: hours()
    case .rota: rota()
    case .startsPerDay: startsPerDay()
    case .units: units(canFall: true)
    case .taskUnits: units(canFall: false)
    case .shares: shares()
    case .ways: ways()
    case .places: nameOrList("places", Self.text, isUnique: true)
    case .phases: nameOrList("phases", .object(["enum": .texts(["queue", "stay", "delay"])]), isUnique: false)
    case .pathway: Self.text.adding(["not": .object(["enum": .texts(["", "none"])])])
    default: preconditionFailure("This structure is no quantity.")
    }
  }

  private static func orWord(_ schema: SchemaNode, _ word: String) -> SchemaNode {
    .object(["anyOf": .list([schema, .object(["const": .text(word)])])])
  }

  // MARK: Shares

  private mutating func share(_ limits: ClosedRange<Double>) -> SchemaNode {
    let isPlain = limits == 0...1
    let make: (inout SchemaBuilder) -> SchemaNode = { _ in
      let text = Self.matching(limits.lowerBound < 0 ? Patterns.signedShare : Patterns.share)
      let schema = SchemaNode.object(["anyOf": .list([Self.number("number", limits), text])])
      return isPlain ? schema.described(Form.share.words.asSentence) : schema
    }
    return isPlain ? reference("share", make) : make(&self)
  }

  /// A share in a whole: a figure, or what the others leave.
  private mutating func figureOrRest() -> SchemaNode {
    reference("shareOrRest") { builder in Self.orWord(builder.figure(.share(0...1), of: .time), "rest") }
  }

  private mutating func shares() -> SchemaNode {
    reference("shares") { builder in
      let parts = SchemaNode.object([
        "type": .text("object"), "minProperties": .number(1), "additionalProperties": builder.figureOrRest(),
      ])
      return .object(["anyOf": .list([Self.text, builder.sourced(parts)])])
        .described("One name, or shares between several that come to 1.")
    }
  }

  private mutating func ways() -> SchemaNode {
    reference("ways") { builder in
      .object(["anyOf": .list([builder.section(Vocabulary.room), builder.shares()])])
    }
  }

  private mutating func nameOrList(_ name: String, _ one: SchemaNode, isUnique: Bool) -> SchemaNode {
    reference(name) { builder in
      let list = builder.list(one, 1)
      return .object(["anyOf": .list([one, isUnique ? list.adding(["uniqueItems": .flag(true)]) : list])])
    }
  }

  // MARK: Hours

  /// An object whose keys are days, with the dates on which none of it holds where `hasExceptions`.
  private mutating func week(_ day: SchemaNode, hasExceptions: Bool) -> SchemaNode {
    let days = SchemaNode.object([SchemaNode.Member(key: Patterns.days, value: day)])
    let week = SchemaNode.object(["type": .text("object"), "patternProperties": days])
    guard hasExceptions else { return week.adding(["additionalProperties": .flag(false)]) }
    let dates = sourced(list(Self.matching(Patterns.dayOnly))).described("Dates on which no hours begin.")
    return week.adding(["properties": .object(["except": dates]), "additionalProperties": .flag(false)])
  }

  private mutating func hours() -> SchemaNode {
    reference("hours") { builder in
      let spans = builder.reference("spans") { builder in
        let one = Self.matching(Patterns.span)
        return .object(["anyOf": .list([one, builder.list(.reference("spans"))])])
          .described("From when to when, such as \"08:00-18:00\"; or a list of such spans.")
      }
      return Self.orWord(builder.week(spans, hasExceptions: true), "always").described(Form.hours.words.asSentence)
    }
  }

  private mutating func rota() -> SchemaNode {
    reference("rota") { builder in
      let number = builder.figure(.whole(0...Limits.units), of: .time)
      let span = SchemaNode.object([SchemaNode.Member(key: Patterns.span, value: number)])
      let day = SchemaNode.object([
        "type": .text("object"), "patternProperties": span, "additionalProperties": .flag(false),
      ])
      return builder.week(day, hasExceptions: true).described(Form.rota.words.asSentence)
    }
  }

  private mutating func startsPerDay() -> SchemaNode {
    reference("startsPerDay") { builder in
      let number = Self.number("integer", 0...Limits.units)
      let week = builder.week(builder.figure(.whole(0...Limits.units), of: .time), hasExceptions: false)
      return .object(["anyOf": .list([number, week])]).described(Form.startsPerDay.words.asSentence)
    }
  }

  // MARK: Units

  private mutating func units(canFall: Bool) -> SchemaNode {
    reference(canFall ? "units" : "taskUnits") { builder in
      let kinds =
        [Self.number("integer", 1...10_000), builder.shape(.count)]
        + (canFall ? [builder.section(Vocabulary.fallingUnits)] : [])
      return .object(["anyOf": .list(kinds)]).described((canFall ? Form.units : Form.taskUnits).words.asSentence)
    }
  }
}

extension String {
  /// A clause as a sentence: with a capital letter and a full stop.
  var asSentence: String { prefix(1).uppercased() + dropFirst() + (hasSuffix(".") ? "" : ".") }
}
