import ModelFiles
import PatientFlow

/// What measures and statistics mean, in the words of the data dictionary `measures.csv`.
public enum Definitions {
  /// What is measured, and over which cases or what time.
  public static func of(_ measure: Measure) -> String {
    switch measure {
    case .lengthOfStay:
      """
      Time from arriving in a place or setting to leaving it, of stays that end in the period, however long ago \
      they began.
      """
    case .delay:
      """
      Time from being declared ready to leave a place to leaving it, of stays that end in the period; stays \
      without delay count as zero. Of a reason: the part of it with that reason, so that the reasons sum to the \
      mean.
      """
    case .awaitingReview:
      """
      Time from the end of the clinical stay to the review that declares the patient ready, of stays that end in \
      the period; it is not delay.
      """
    case .daysDelayed:
      """
      Date of leaving less the date ready (the last readiness where there were several), of stays that end in the \
      period.
      """
    case .delayedPatients:
      """
      Patients who are ready to leave and still there. Of a reason: those whose wait has that reason at the time.
      """
    case .delayedBedDays:
      """
      Time of units taken up by patients who are ready to leave; a patient who takes several units counts them \
      all.
      """
    case .longStayPatients:
      """
      Patients who at the daily census have been in the place or setting for longer than so many days.
      """
    case .occupancy: "Units in use."
    case .occupancyShare: "Unit-time in use over unit-time open."
    case .open: "Units open."
    case .empty: "Units open and not in use."
    case .queue: "Patients asking for a place or for staff, wherever they are."
    case .wait:
      """
      Time from asking for a place or for staff to getting it, of requests met in the period; those met at once \
      count as zero.
      """
    case .utilisation: "Staff time spent in tasks over productive staff time on duty."
    case .arrivals: "New patients of a source."
    case .admissions: "Patients who begin a stay in a place or setting."
    case .exits: "Patients who leave by an exit step."
    case .returns: "Patients who come back after leaving by an exit step."
    case .timeInSystem: "Time from arrival to exit, of exits in the period."
    case .cost:
      """
      Open and used units of places, and staff on duty, each at its cost. Of delay: the time of places taken up \
      by delay at its cost.
      """
    case .swaps:
      """
      Exchanges: patients in full places who each wait for the place of the next and move at the same moment.
      """
    }
  }

  /// Which number is taken from the cases of one replication.
  public static func of(_ statistic: Statistic, in measure: Measure) -> String {
    let overTime: [Measure] = [.delayedPatients, .occupancy, .open, .empty, .queue]
    return switch statistic {
    case .mean: overTime.contains(measure) ? "Mean over the time of the period." : "Mean over the cases of the period."
    case .median: "Value that half of the cases do not exceed."
    case .p90: "Value that 90 % of the cases do not exceed."
    case .p95:
      overTime.contains(measure)
        ? "Level not exceeded during 95 % of the time." : "Value that 95 % of the cases do not exceed."
    case .shareOver7d: longer(7, measure)
    case .shareOver14d: longer(14, measure)
    case .shareOver21d: longer(21, measure)
    case .meanOfDelayed: "Mean over the stays that had any delay."
    case .shareDelayed: "Share of stays that had any delay."
    case .shareOnReadyDate: "Share that left on the date ready."
    case .share1d: "Share that left 1 day after the date ready."
    case .share2to3d: "Share that left 2 or 3 days after the date ready."
    case .share4to6d: "Share that left 4 to 6 days after the date ready."
    case .share7to13d: "Share that left 7 to 13 days after the date ready."
    case .share14to20d: "Share that left 14 to 20 days after the date ready."
    case .share21d: "Share that left 21 days or more after the date ready."
    case .census: "Mean of the counts at the daily census."
    case .censusP95: "95th percentile of the counts at the daily census."
    case .perDay: "Amount in the period over its days."
    case .over7d: "Mean of the daily counts of those there for more than 7 days."
    case .over14d: "Mean of the daily counts of those there for more than 14 days."
    case .over21d: "Mean of the daily counts of those there for more than 21 days."
    case .shareFull: "Share of time with no open unit free."
    case .peak: "Largest number at any moment of the period."
    case .shareOfDaysOver92: "Share of days whose census is above 92 % of the units open."
    case .shareOfDaysOver95: "Share of days whose census is above 95 % of the units open."
    case .shareOver12h: "Share of the waits that were longer than 12 hours."
    case .shareOver2d: "Share of the waits that were longer than 2 days."
    case .withdrawn: "Requests a day that were withdrawn before they were met."
    case .monday: weekday("Mondays")
    case .tuesday: weekday("Tuesdays")
    case .wednesday: weekday("Wednesdays")
    case .thursday: weekday("Thursdays")
    case .friday: weekday("Fridays")
    case .saturday: weekday("Saturdays")
    case .sunday: weekday("Sundays")
    case .shareBefore12: "Share of them before noon."
    case .shareBefore17: "Share of them before 17:00."
    case .ofDelayPerDay: "Cost of delay in the period over its days."
    }
  }

  private static func longer(_ days: Int, _ measure: Measure) -> String {
    measure == .longStayPatients
      ? "Share of those there at the census who had been there for more than \(days) days."
      : "Share of the stays that were longer than \(days) days."
  }

  private static func weekday(_ days: String) -> String { "Mean number on \(days)." }
}

extension ResultsFolder {
  /// `measures.csv`: the data dictionary.
  func writeDictionary(everything: Bool) throws(FileFault) {
    try write("measures.csv") { writer throws(FileFault) in
      var table = try CSVTable(writer, columns: ["measure", "statistic", "unit", "definition"])
      for measure in Measure.allCases {
        for statistic in measure.statistics {
          table.text(measure.name)
          table.text(statistic.name)
          table.text(MeasureNaming.unit(measure, statistic))
          table.text(Definitions.of(measure) + " " + Definitions.of(statistic, in: measure))
          try table.endRow()
        }
      }
      for (what, note) in FileNotes.all(everything: everything) {
        table.text(what)
        table.text("")
        table.text("")
        table.text(note)
        try table.endRow()
      }
    }
  }
}
