/// What a value may be written as: with its range and source, as a part of a mixture, as measured values.
extension Vocabulary {
  static let value = Section(
    name: "a value with a range",
    fields: [
      .required("value", .anything, "The value."),
      .optional("low", .anything, "Low end of its range."),
      .optional("high", .anything, "High end of its range."),
      evidence,
    ])

  static let part = Section(
    name: "a part of a mixture",
    fields: [
      .required("share", .share, holds: .shareOrRest, "How often it is drawn from."),
      .required("of", .distribution, "The distribution."),
    ])

  static let empirical = Section(
    name: "an empirical distribution",
    fields: [
      .required(
        "values", .list(of: "values"), holds: .list(of: .amount, atLeast: 1),
        "The values, each equally likely unless weighted.", orElse: "file"),
      .optional("weights", .list(of: "weights"), holds: .list(of: .number(0...1e12)), "A weight for each value."),
      .optional("file", .text, "A CSV file that holds the values in a column."),
      .optional("column", .text, "The name of the column."),
      .optional("unit", .word(oneOf: DurationUnit.allCases.map(\.rawValue)), "The unit of durations in the column."),
    ])
}
