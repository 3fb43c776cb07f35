extension ModelFile {
  /// Reads, checks and compiles a model from a text that lies in no folder: it has no evidence records and no files.
  public static func read(_ text: SourceText) -> ModelReading { read(text, evidence: EvidenceLibrary()) }
}
