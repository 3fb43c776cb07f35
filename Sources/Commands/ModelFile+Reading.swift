import ModelFiles

extension ModelFile {
  /// Reads a model and tells on the error stream what is to be said about it; ends the command when it cannot run.
  static func read(_ path: String, telling console: Console) throws(Ending) -> ModelFile {
    let reading = read(path: path)
    switch reading.failure {
    case .notFound(let path):
      throw Ending(Ending.noInput, "error: there is no file \(SafeText.line(path))")
    case .unreadable(let path, let reason):
      throw Ending(Ending.noInput, "error: \(SafeText.line(path)) cannot be read: \(SafeText.line(reason))")
    case nil: break
    }
    if let text = reading.text, !reading.diagnostics.isEmpty {
      console.complain(
        render(reading.diagnostics, of: text, files: reading.files, color: console.complainsInColour))
    }
    guard let model = reading.model else { throw Ending(Ending.model) }
    return model
  }
}
