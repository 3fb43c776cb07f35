import Figures
import PatientFlow

extension Days {
  /// Days of the calendar with a mark where a month begins; every third month or first of January where there are many.
  ///
  /// - Parameter firstDay: the first, in days since 1 January 1970.
  init(from firstDay: Int32, count: Int, period: ClosedRange<Int>?) {
    let months = (0..<count).compactMap { offset -> (Int, CivilDate)? in
      let date = CivilDate(dayNumber: firstDay + Int32(offset))
      return date.day == 1 ? (offset, date) : nil
    }
    let step = months.count <= 18 ? 1 : months.count <= 60 ? 3 : 12
    var marks = months.filter { (Int($0.1.month) - 1) % step == 0 }.map {
      Mark(offset: $0.0, label: DateText.monthName($0.1))
    }
    if marks.first.map({ $0.offset > 20 }) ?? true {
      marks.insert(Mark(offset: 0, label: DateText.short(firstDay)), at: 0)
    }
    self.init(count: count, marks: marks, period: period)
  }
}
