/// The text of a small model, section by section.
struct ModelText {
  /// What it is called.
  var title: String
  /// How long it fills, in days.
  var warmUp: Int
  /// How long it is measured, in days.
  var days: Int
  /// Named windows, or none.
  var periods: String?
  /// Kinds of patient.
  var cohorts = #"{ "everyone": {} }"#
  /// Where patients come from.
  var arrivals: String
  /// Bed-like capacity.
  var places = "{}"
  /// Who carries out tasks.
  var staff: String?
  /// What happens.
  var steps: String

  /// The model file. Its measured time and its warm-up begin on a Monday if both are whole weeks.
  var text: String {
    var sections = [
      ("format", "\"d2a-model/1\""), ("title", "\"\(title)\""), ("status", "\"illustrative\""),
      ("start", "\"2024-01-01\""), ("warmUp", "\"\(warmUp) d\""), ("horizon", "\"\(days) d\""),
    ]
    if let periods { sections.append(("periods", periods)) }
    sections += [("cohorts", cohorts), ("arrivals", arrivals), ("places", places)]
    if let staff { sections.append(("staff", staff)) }
    sections.append(("steps", steps))
    return "{\n" + sections.map { "  \"\($0.0)\": \($0.1),\n" }.joined() + "}\n"
  }

  /// One place, called "ward", in which patients who come at a constant rate spend a stay before they go home.
  static func station(
    _ title: String, perDay: Double, count: String, stay: String, warmUp: Int, days: Int, source: String = "",
    place: String = "", step: String = "", others: String = ""
  ) -> ModelText {
    ModelText(
      title: title, warmUp: warmUp, days: days,
      arrivals: #"{ "referrals": { "perDay": \#(perDay), \#(source)"to": "care" } }"#,
      places: #"{ "ward": { "count": \#(count), \#(place)"unit": "bed" } }"#,
      steps: """
        {
            "care": { "place": "ward", "stay": \(stay), \(step)"then": "home" },
            "home": { "exit": "home" },\(others.isEmpty ? "" : "\n    " + others)
          }
        """)
  }

  /// An exponential distribution.
  static func exponential(_ mean: String) -> String { #"{ "exponential": { "mean": "\#(mean)" } }"# }
}
