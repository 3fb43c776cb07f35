/// The JSON Schema of the model file, for editors and outside validators.
///
/// It is made from the table that the reader itself uses. It refuses nothing that the reader accepts; what it cannot say
/// (shares that come to 1, names that exist, steps that end) `d2a check` finds.
public enum ModelSchema {
  /// The schema (draft 2020-12) as indented JSON text.
  public static func text() -> String {
    var builder = SchemaBuilder()
    let model = builder.object(Vocabulary.model)
    return SchemaNode.object([
      "$schema": .text("https://json-schema.org/draft/2020-12/schema"),
      "title": .text("d2a model file (\(Vocabulary.format))"),
      "description": .text("How patients leave hospital: places, staff, steps, arrivals and scenarios of a d2a model."),
      "allowTrailingCommas": .flag(true),
    ]).followed(by: model, definitions: builder.definitions).written() + "\n"
  }
}

extension SchemaNode {
  /// The head of a schema, its own members and its definitions.
  fileprivate func followed(by model: SchemaNode, definitions: [Member]) -> SchemaNode {
    guard case .object(let head) = self, case .object(let body) = model else { return self }
    return .object(head + body + [Member(key: "$defs", value: .object(definitions))])
  }
}
