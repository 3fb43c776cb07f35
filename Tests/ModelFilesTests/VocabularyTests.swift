import Testing

@testable import ModelFiles

@Suite struct TheVocabulary {
  static let sections = [
    Vocabulary.model, Vocabulary.cohort, Vocabulary.source, Vocabulary.place, Vocabulary.staff, Vocabulary.stay,
    Vocabulary.task, Vocabulary.wait, Vocabulary.exit, Vocabulary.returning, Vocabulary.risk,
    Vocabulary.capacityChange, Vocabulary.rateChange, Vocabulary.stayChange, Vocabulary.changeList,
    Vocabulary.fallingUnits, Vocabulary.surge, Vocabulary.room, Vocabulary.together, Vocabulary.besideTask,
    Vocabulary.besideWait, Vocabulary.preparation, Vocabulary.scenario,
    Vocabulary.observation, Vocabulary.control, Vocabulary.value, Vocabulary.part, Vocabulary.empirical,
    Vocabulary.beginning, Vocabulary.beginningQueue,
  ]

  @Test func saysWhatEveryFieldMeansInASentence() {
    for section in Self.sections {
      #expect(Set(section.fields.map(\.name)).count == section.fields.count, "\(section.name)")
      for field in section.fields {
        #expect(field.meaning.hasSuffix(".") && !field.form.words.isEmpty, "\(section.name): \(field.name)")
      }
    }
  }

  @Test func synonymsStandForWordsThatExist() {
    let words = Set(Self.sections.flatMap { $0.fields.map(\.name) })
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
    for section in Self.sections {
      for case let other? in section.fields.map(\.instead) { #expect(section.field(other) != nil, "\(section.name)") }
    }
  }
}
