import Figures
import PatientFlow

extension LivePlan {
  /// The plan as bytes, as it stands in the page.
  ///
  /// Of every 64-bit word only the bytes that are not zero are kept, lowest first, after a byte whose bits tell which.
  public var bytes: [UInt8] {
    var coder = WordCoder()
    var copy = self
    copy.code(&coder)
    var bytes: [UInt8] = []
    for word in coder.words {
      let mask = bytes.count
      bytes.append(0)
      for index in 0..<8 {
        let byte = UInt8(truncatingIfNeeded: word >> UInt64(8 * index))
        if byte == 0 { continue }
        bytes[mask] |= 1 << UInt8(index)
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// The plan that some bytes stand for, or nil when they stand for none.
  public init?(bytes: [UInt8]) {
    var words: [UInt64] = []
    var at = 0
    while at < bytes.count {
      let mask = bytes[at]
      at += 1
      guard at + mask.nonzeroBitCount <= bytes.count else { return nil }
      var word: UInt64 = 0
      for index in 0..<8 where mask & 1 << UInt8(index) != 0 {
        word |= UInt64(bytes[at]) << UInt64(8 * index)
        at += 1
      }
      words.append(word)
    }
    self.init(
      seed: 0, starts: [], content: LiveContent(period: "", replicationName: "", days: Days(count: 0, marks: [])))
    var coder = WordCoder(words)
    code(&coder)
    let count = content.keyCount
    guard coder.isComplete, !starts.isEmpty,
      starts.allSatisfy({ $0.keys.count == count && $0.daily.count == content.daily.count })
    else { return nil }
  }

  private mutating func code(_ coder: inout WordCoder) {
    coder.code(&seed)
    content.code(&coder)
    var count = starts.count
    coder.code(&count)
    var first = starts.first ?? .blank
    for index in 0..<max(0, count) {
      var start = index < starts.count ? starts[index] : .blank
      if index == 0 {
        start.code(&coder, like: .blank)
        first = start
      } else {
        start.code(&coder, like: first)
      }
      if !coder.isGood { return }
      if index < starts.count { starts[index] = start } else { starts.append(start) }
    }
  }
}

extension LiveStart {
  static let blank = LiveStart(words: [], controls: [], keys: [], daily: [], lengths: nil)

  /// A control of another start as it would be in this one, whose other words begin and end like that one's; nil when
  /// the control's own words are among those that differ.
  public func control(_ index: Int, as other: LiveStart) -> LiveControl? {
    let (head, tail) = shared(with: other.words)
    guard other.controls.indices.contains(index) else { return nil }
    return other.controls[index].moved(
      from: head, to: other.words.count - tail, by: words.count - other.words.count)
  }

  /// The words with a control at a position.
  public func words(with control: LiveControl, at position: Int) -> [UInt64] {
    var words = words
    for (place, word) in zip(control.places, control.values[position]) where words.indices.contains(Int(place)) {
      words[Int(place)] = word
    }
    return words
  }

  /// Codes what differs from another start: the words between those with which both begin and end, and each list only
  /// when it is not the same.
  fileprivate mutating func code(_ coder: inout WordCoder, like other: LiveStart) {
    var (head, tail) = shared(with: other.words)
    coder.code(&head)
    coder.code(&tail)
    var middle = words.isEmpty ? [] : Array(words[head..<(words.count - tail)])
    coder.code(&middle)
    if words.isEmpty, head >= 0, tail >= 0, head + tail <= other.words.count {
      words = Array(other.words[..<head]) + middle + Array(other.words[(other.words.count - tail)...])
    }
    let (same, shift, end) = (other.controls, words.count - other.words.count, other.words.count - tail)
    var count = controls.count
    coder.code(&count)
    for index in 0..<max(0, count) {
      // A control that both have puts the same words at places that lie as far from the end, where something lies between.
      let known = index < same.count ? same[index].moved(from: head, to: end, by: shift) : nil
      let own = index < controls.count ? controls[index] : nil
      var isSame = known != nil && known == own
      coder.code(&isSame)
      var control = isSame ? known ?? LiveControl(places: [], values: []) : own ?? LiveControl(places: [], values: [])
      if !isSame { control.code(&coder) }
      if !coder.isGood { return }
      if index < controls.count { controls[index] = control } else { controls.append(control) }
    }
    var hasSameKeys = keys == other.keys && daily == other.daily && lengths == other.lengths
    coder.code(&hasSameKeys)
    if hasSameKeys {
      (keys, daily, lengths) = (other.keys, other.daily, other.lengths)
      return
    }
    coder.code(&keys, blank: nil) { $1.code(&$0) }
    coder.code(&daily, blank: LiveSeries(.delay, Subject(.all))) {
      $1.code(&$0.measure)
      $1.code(&$0.subject)
    }
    var isTold = lengths != nil
    coder.code(&isTold)
    var subject = lengths ?? Subject(.all)
    coder.code(&subject)
    lengths = isTold ? subject : nil
  }

  /// How many words both begin with, and how many of the rest both end with.
  private func shared(with other: [UInt64]) -> (head: Int, tail: Int) {
    let most = min(words.count, other.count)
    var head = 0
    while head < most && words[head] == other[head] { head += 1 }
    var tail = 0
    while tail < most - head && words[words.count - 1 - tail] == other[other.count - 1 - tail] { tail += 1 }
    return (head, tail)
  }
}

extension LiveControl {
  fileprivate mutating func code(_ coder: inout WordCoder) {
    coder.code(&places)
    coder.code(&values, blank: []) { $1.code(&$0) }
  }

  /// The same control in a network that has other words between `head` and `end` and is longer by `shift`; nil when the
  /// control's own words are among those.
  fileprivate func moved(from head: Int, to end: Int, by shift: Int) -> LiveControl? {
    var moved = self
    for index in places.indices {
      let place = Int(places[index])
      if place >= head && place < end { return nil }
      if place >= end { moved.places[index] = Int32(place + shift) }
    }
    return moved
  }
}

extension LiveContent {
  fileprivate mutating func code(_ coder: inout WordCoder) {
    let words = MeasureWords(title: "", subject: "", unit: "", comparison: .count)
    coder.code(&focus, blank: words) { $0.code(&$1) }
    coder.code(&reasonsOf)
    coder.code(&reasons, blank: "") { $1.code(&$0) }
    coder.code(&places, blank: LivePlace(label: "", unit: "")) {
      $1.code(&$0.label)
      $1.code(&$0.unit)
    }
    coder.code(&daily, blank: LiveDaily(kind: nil, subject: "", unit: "")) { $0.code(&$1) }
    coder.code(&lengthsOf)
    coder.code(&period)
    coder.code(&replicationName)
    coder.code(&days.count)
    coder.code(&days.marks, blank: Days.Mark(offset: 0, label: "")) {
      $1.code(&$0.offset)
      $1.code(&$0.label)
    }
    var (first, last) = (days.period?.lowerBound ?? -1, days.period?.upperBound ?? -1)
    coder.code(&first)
    coder.code(&last)
    days.period = first >= 0 && first <= last ? first...last : nil
  }
}

extension LiveDaily {
  fileprivate mutating func code(_ coder: inout WordCoder) {
    var isCount = kind != nil
    coder.code(&isCount)
    var kind = kind ?? .other
    coder.code(&kind, raw: kind.rawValue) { DailyComparison.Kind(rawValue: $0) }
    self.kind = isCount ? kind : nil
    coder.code(&subject)
    coder.code(&unit)
  }
}

extension MeasureWords {
  fileprivate mutating func code(_ coder: inout WordCoder) {
    coder.code(&title)
    coder.code(&subject)
    coder.code(&unit)
    coder.code(&comparison, raw: comparison.rawValue) { Comparison(rawValue: $0) }
    coder.code(&scale)
    coder.code(&clause, raw: clause.rawValue) { Clause(rawValue: $0) }
    coder.code(&isHospital)
    coder.code(&census)
  }
}

extension WordCoder {
  fileprivate mutating func code(_ measure: inout Measure) {
    code(&measure, raw: measure.rawValue) { Measure(rawValue: $0) }
  }

  fileprivate mutating func code(_ subject: inout Subject) {
    code(&subject.kind, raw: subject.kind.rawValue) { Subject.Kind(rawValue: $0) }
    code(&subject.index)
    code(&subject.reason)
  }

  fileprivate mutating func code(_ key: inout MeasureKey?) {
    var isThere = key != nil
    code(&isThere)
    if !isThere {
      key = nil
      return
    }
    var own = key ?? MeasureKey(.delay, Subject(.all), .all, .mean)
    code(&own.measure)
    code(&own.subject)
    code(&own.statistic, raw: own.statistic.rawValue) { Statistic(rawValue: $0) }
    code(&own.period)
    var (kind, index): (UInt8, Int32) =
      switch own.group {
      case .all: (0, 0)
      case .cohort(let index): (1, index)
      case .pathway(let index): (2, index)
      }
    code(&kind, raw: kind) { $0 }
    code(&index)
    own.group = kind == 0 ? .all : kind == 1 ? .cohort(index) : .pathway(index)
    key = own
  }
}
