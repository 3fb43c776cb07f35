import Memory

/// How long each patient has been delayed for each reason, in the place and in the setting it is in.
///
/// A short linked list a patient, of the reasons it has met; the links are the patient's `firstReasonTime`.
struct ReasonTimes: Sendable {
  /// One patient's time under one reason.
  struct Entry: BitwiseCopyable, Sendable {
    var reason: Int32
    var next: Int32
    var inPlace: Int64
    var inSetting: Int64
  }

  private var slots = Arena(repeating: Entry(reason: -1, next: -1, inPlace: 0, inSetting: 0), count: 0)
  private var firstFree: Int32 = -1

  subscript(entry: Int32) -> Entry {
    @inline(__always) _read { yield slots[entry] }
    @inline(__always) _modify { yield &slots[entry] }
  }

  /// See `Arena.makeUnique`.
  mutating func makeUnique() { slots.makeUnique() }

  /// Adds time under a reason to the list that begins at `first`.
  mutating func add(_ time: Int64, reason: Int32, to first: inout Int32) {
    var entry = first
    while entry >= 0 {
      if slots[Int(entry)].reason == reason {
        slots[Int(entry)].inPlace += time
        slots[Int(entry)].inSetting += time
        return
      }
      entry = slots[Int(entry)].next
    }
    let new = Entry(reason: reason, next: first, inPlace: time, inSetting: time)
    if firstFree >= 0 {
      first = firstFree
      firstFree = slots[Int(first)].next
      slots[Int(first)] = new
    } else {
      first = Int32(slots.count)
      slots.append(new)
    }
  }

  /// Gives a whole list back.
  mutating func release(_ first: inout Int32) {
    while first >= 0 {
      let next = slots[Int(first)].next
      slots[Int(first)].next = firstFree
      firstFree = first
      first = next
    }
  }
}
