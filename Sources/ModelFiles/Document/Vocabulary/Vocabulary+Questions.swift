// What is asked of a model: its scenarios, what was really measured, what a reader may move.

extension Vocabulary {
  static let scenario = Section(
    name: "a scenario",
    fields: [
      .optional("label", .text, "What reports call it."),
      .optional("because", .text, "Why it is asked."),
      .optional("basedOn", .name(of: "a scenario"), "The scenario it builds on; the model itself by default."),
      .required("changes", .list(of: "changes"), holds: .scenarioChanges, "What differs."),
      evidence,
    ])

  static let observation = Section(
    name: "an observation",
    fields: [
      .required("measure", .text, "The measure, such as \"delay/place:acute/mean\"."),
      .optional("period", .name(of: "a period"), "The period; all by default."),
      .required(
        "value", .number, holds: .either(.number(Structure.anyNumber), .share(0...1)),
        "The measured value, in the unit of the measure."),
      .required(
        "tolerance", .share, holds: .either(.number(0...1e12), .share(0...100)),
        "How far off a good model may be: a number in the same unit, or a share such as \"5 %\"."),
      .optional("label", .text, "What reports call it."),
      evidence,
    ])

  static let control = Section(
    name: "a control",
    fields: [
      .required("label", .text, "What the reader sees."),
      .required("path", .text, "Path of the value it moves, such as \"places.knowle.count\"."),
      .required("from", .number, holds: .number(Structure.anyNumber), "Lowest value."),
      .required("to", .number, holds: .number(Structure.anyNumber), "Highest value."),
      .required("step", .number, holds: .number(0...1e12), "Distance between neighbouring values."),
    ])
}
