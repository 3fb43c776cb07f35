/// The columns of the CSV files that a model may name. Their order is free, capital letters do not matter, and words may
/// be joined by `_` or `-`.
extension Vocabulary {
  /// Arrivals by date.
  static let arrivalColumns = [
    CSVColumn(name: "date", isNeeded: true, meaning: "The day, such as 2022-07-04."),
    CSVColumn(name: "rate", isNeeded: false, meaning: "Patients expected on that day."),
    CSVColumn(name: "count", isNeeded: false, meaning: "Patients who arrive on that day, exactly."),
  ]

  /// A tracking list: a row for each patient who is there at the beginning.
  static let trackingColumns = [
    CSVColumn(
      name: "place", isNeeded: true, meaning: "The place that the patient is in, or waits for from outside."),
    CSVColumn(
      name: "step", isNeeded: true,
      meaning: "The stay that the patient is in; with days waiting, the stay or task that it waits for."),
    CSVColumn(name: "cohort", isNeeded: false, meaning: "The patient's cohort; drawn where it is not given."),
    CSVColumn(
      name: "days in", isNeeded: true,
      meaning: "Days in the place so far; may be empty for who waits, and is for who waits outside."),
    CSVColumn(
      name: "days waiting", isNeeded: false, meaning: "Days waited; empty for who is in the clinical stay."),
  ]

  static let beginning = Section(
    name: "the beginning of a place",
    fields: [
      .optional(
        "count", .wholeNumber,
        "Patients in their clinical stay; what each is, how long it has been there and will be is drawn."),
      .optional(
        "queue", .list(of: "queues"), holds: .list(of: .section(beginningQueue)),
        "Patients past their clinical stay who wait, or who wait outside."),
      .optional("file", .text, "A tracking list instead: a CSV file with a row for each patient."),
      evidence,
    ])

  static let beginningQueue = Section(
    name: "a queue at the beginning",
    fields: [
      .required(
        "step", .name(of: "a stay or a task"),
        "What they wait for; a stay in the place itself is waited for from outside, anything else from within."),
      .required("count", .wholeNumber, "How many they are."),
      .optional("cohort", .name(of: "a cohort"), "Their cohort; in proportion by default."),
      .required("waited", .distribution, "How long they have waited already."),
      .optional("been", .distribution, "How long they have been in the place, with the wait; drawn by default."),
      evidence,
    ])
}
