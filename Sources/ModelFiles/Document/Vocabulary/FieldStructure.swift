import PatientFlow

/// What JSON the value of a field is: what a schema needs to know beyond the words of `Form`.
///
/// It is never narrower than what the reader accepts. What a schema cannot say (shares that come to 1, names that exist,
/// a first limit below the second) only the reader knows.
indirect enum Structure: Sendable {
  /// Any value.
  case anything
  /// Any text; or a text that is not blank.
  case text, someText
  /// One of a few words.
  case word([String])
  /// A date with or without a time; a time of day.
  case date, moment
  /// A length of time with its unit.
  case duration
  /// A number, or a whole one, within limits.
  case number(ClosedRange<Double>)
  case whole(ClosedRange<Double>)
  /// A share within limits; one that may be the rest.
  case share(ClosedRange<Double>)
  case shareOrRest
  /// A whole number, or "unlimited"; so many more or fewer.
  case count, changeAmount
  case flag, money
  /// So many numbers within limits.
  case numbers(Int, ClosedRange<Double>)
  case hours, rota, startsPerDay
  /// A value in the scale of the distribution that it stands in.
  case amount
  /// A distribution, or a fixed value in its place.
  case distribution(Scale)
  /// Units of a stay; staff of a task.
  case units, taskUnits
  /// A name, or shares between several; the same, or a stay that has room.
  case shares, ways
  /// Names of places in order of preference; phases of a risk; the label of a pathway.
  case places, phases, pathway
  /// A value that may stand in `{"value": …, "low": …, "high": …, "evidence": "id"}`.
  case figure(Structure)
  /// A value that may differ by cohort; by cohort, by route or by both.
  case byCohort(Structure)
  case byCase(Structure)
  /// Either of two.
  case either(Structure, Structure)
  /// An object of any kind; with the fields of a section; with names that the author chose, so many of them.
  case object
  case section(Section)
  case named(Structure, ClosedRange<Int>)
  /// A list.
  case list(of: Structure, atLeast: Int = 0)
  /// Dated changes of a section, plain or with a slip of all of them; the changes of a scenario.
  case changes(Section)
  case scenarioChanges
  /// First and last days by name.
  case periods
  /// A step of any kind; a task or wait beside another step.
  case step, beside

  /// The numbers that an observation or a control can have.
  static let anyNumber = -1e12...1e12
  /// The most units that can fall over a stay.
  static let mostFalling = Double(UnitRule.mostFalling)
}

extension Form {
  /// What JSON it is, unless a field says it more precisely.
  var structure: Structure {
    switch self {
    case .text, .name: .text
    case .word(let words): .word(words)
    case .duration: .duration
    case .warmUp: .either(.duration, .word(["auto"]))
    case .distribution: .figure(.distribution(.time))
    case .factor: .figure(.distribution(.factor))
    case .countDistribution: .figure(.distribution(.count))
    case .hours: .figure(.hours)
    case .rota: .figure(.rota)
    case .date: .date
    case .moment: .moment
    case .share: .figure(.share(0...1))
    case .shares: .shares
    case .count: .figure(.count)
    case .units: .figure(.units)
    case .taskUnits: .figure(.taskUnits)
    case .startsPerDay: .figure(.startsPerDay)
    case .flag: .figure(.flag)
    case .wholeNumber: .figure(.whole(0...Limits.units))
    case .number: .figure(.number(Structure.anyNumber))
    case .money: .figure(.money)
    case .weights(let count): .figure(.numbers(count, 0...1e9))
    case .factors(let count): .figure(.numbers(count, 0.01...100))
    case .list: .list(of: .anything)
    case .object: .object
    case .quantiles, .anything: .anything
    }
  }
}
