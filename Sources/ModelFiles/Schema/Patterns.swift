/// The forms of texts with a meaning, as regular expressions in the dialect of JSON Schema.
///
/// Each accepts all that the reader accepts, and hardly more.
enum Patterns {
  private static let digits = #"([0-9]+\.?[0-9]*|\.[0-9]+)"#
  /// A number that is not negative; minus nothing is nothing.
  private static let amount = #"(\+?\#(digits)|-(0+\.?0*|\.0+))"#
  private static let clock = "([01]?[0-9]|2[0-3]):[0-5][0-9]"
  private static let day = "(mon|tue|wed|thu|fri|sat|sun)"
  private static let date = "(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"

  /// "6.5 d"
  static let duration = "^ *\(amount) *(min|h|d|wk) *$"
  /// "30 %", or with a sign
  static let share = "^ *\(amount) *% *$"
  static let signedShare = "^ *[+-]?\(digits) *% *$"
  /// "£1,250.50"
  static let money = "^ *£[0-9., ]*[0-9][0-9., ]*$"
  /// "+20"
  static let change = "^[+-][0-9]+$"
  /// "2022-07-04", with or without a time
  static let dayOnly = "^\(date)$"
  static let moment = "^\(date)(T\(clock))?$"
  /// "23:59"
  static let timeOfDay = "^\(clock)$"
  /// "08:00-18:00"
  static let span = "^\(clock)-(\(clock)|24:00)$"
  /// "mon", "mon-fri"
  static let days = "^\(day)(-\(day))?$"
  /// A text that is not blank
  static let someText = "[^ ]"
  /// A name that the author chose
  static let name = #"^[^=+\-@/:\u0000-\u001f\u007f-\u009f][^/:\u0000-\u001f\u007f-\u009f]*$"#
}
