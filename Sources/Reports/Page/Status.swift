/// How far a model says that it can be trusted, in words.
enum Status {
  /// One sentence for the head of the page.
  static func title(_ status: String) -> String {
    switch status {
    case "illustrative": "An illustrative model: it shows how things hang together, it does not describe a place."
    case "local": "A local model: built for a place, and not yet validated there."
    case "validated": "A validated model: compared with what was measured in the place it describes."
    default: "A model of status “\(status)”."
    }
  }
}
