import Testing

@testable import ModelFiles

@Suite struct TheVocabulary {
  @Test func saysWhatEveryFieldMeansInASentence() {
    for section in Vocabulary.sections {
      #expect(Set(section.fields.map(\.name)).count == section.fields.count, "\(section.name)")
      for field in section.fields {
        #expect(field.meaning.hasSuffix(".") && !field.form.words.isEmpty, "\(section.name): \(field.name)")
      }
    }
  }

  @Test func synonymsStandForWordsThatExist() {
    let words = Set(Vocabulary.sections.flatMap { $0.fields.map(\.name) })
    for (word, meant) in Vocabulary.synonyms.names {
      for name in meant { #expect(words.contains(name), "\(word) for \(name)") }
    }
  }

  @Test func columnsHaveTheirMeanings() {
    for column in Vocabulary.arrivalColumns + Vocabulary.trackingColumns {
      #expect(column.meaning.hasSuffix(".") && Reader.columnName(column.name) == column.name)
    }
  }

  @Test func whatMayStandInsteadIsAFieldToo() {
    for section in Vocabulary.sections {
      for case let other? in section.fields.map(\.instead) { #expect(section.field(other) != nil, "\(section.name)") }
    }
  }
}
