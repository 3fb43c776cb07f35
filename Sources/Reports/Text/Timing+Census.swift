import PatientFlow

extension Timing {
  /// The dates of the censuses within the measured time, in days since 1 January 1970. A first day that begins after the
  /// hour of the census has none, nor has a last day that ends before it.
  var censusDates: Range<Int32> {
    let day = WeeklySchedule.day
    let first = (start - censusTimeOfDay + day - 1) / day
    let end = max(first, (end - censusTimeOfDay + day - 1) / day)
    return dayZero + Int32(first)..<dayZero + Int32(end)
  }
}
