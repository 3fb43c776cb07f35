extension RunRecord {
  /// Clips every text that stands on the page as a name to a length that people read, and longer ones to a paragraph.
  ///
  /// Ids and the names of things that the CSV files refer to stay as they are.
  mutating func clipTexts() {
    model.title = model.title.clipped()
    model.status = model.status.clipped()
    for index in focusWords.indices { focusWords[index].clip() }
    for index in observed.indices { observed[index].words.clip() }
    names.clip()
    for index in scenarios.indices {
      scenarios[index].label = scenarios[index].label.clipped()
      scenarios[index].because = scenarios[index].because?.clipped(to: Self.paragraph)
      for change in scenarios[index].changes.indices { scenarios[index].changes[change].clip() }
      for load in scenarios[index].load.indices {
        scenarios[index].load[load].name = scenarios[index].load[load].name.clipped()
        scenarios[index].load[load].arithmetic = scenarios[index].load[load].arithmetic.clipped(to: Self.paragraph)
      }
    }
    for index in parameters.indices {
      parameters[index].value = parameters[index].value.clipped(to: Self.paragraph)
      parameters[index].low = parameters[index].low?.clipped()
      parameters[index].high = parameters[index].high?.clipped()
    }
    for index in evidence.indices { evidence[index].clip() }
    live?.clip()
    for index in warnings.indices { warnings[index] = warnings[index].clipped(to: Self.paragraph) }
  }

  fileprivate static let paragraph = 1_000
}

extension RunRecord.Words {
  fileprivate mutating func clip() {
    title = title.clipped()
    subject = subject.clipped()
    unit = unit.clipped(to: 40)
    census = census.clipped(to: 40)
  }
}

extension RunRecord.Names {
  fileprivate mutating func clip() {
    for table in [
      \RunRecord.Names.settings, \.places, \.staff, \.sources, \.steps, \.pathways, \.cohorts,
    ] {
      for index in self[keyPath: table].indices {
        self[keyPath: table][index].label = self[keyPath: table][index].label.clipped()
        self[keyPath: table][index].unit = self[keyPath: table][index].unit?.clipped(to: 40)
      }
    }
    for index in periods.indices { periods[index].label = periods[index].label.clipped() }
  }
}

extension RunRecord.Change {
  fileprivate mutating func clip() {
    before = before?.clipped(to: RunRecord.paragraph)
    after = after?.clipped(to: RunRecord.paragraph)
  }
}

extension RunRecord.Evidence {
  fileprivate mutating func clip() {
    title = title.clipped()
    publisher = publisher?.clipped()
    date = date?.clipped(to: 40)
    place = place?.clipped()
    fact = fact?.clipped(to: RunRecord.paragraph)
  }
}
