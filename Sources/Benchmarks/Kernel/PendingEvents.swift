import EventSimulation

/// What the hold model asks of an event list: the two operations, by the contract of `EventList`.
protocol PendingEvents {
  /// An empty list.
  init()
  /// Adds an event at a moment.
  mutating func schedule(_ event: Int32, at time: Int64)
  /// Removes the next event of a list that is not empty.
  mutating func takeNext() -> (time: Int64, event: Int32)
}

extension EventList: PendingEvents where Event == Int32 {
  @inline(__always)
  mutating func schedule(_ event: Int32, at time: Int64) { schedule(event, at: time, phase: 0) }

  @inline(__always)
  mutating func takeNext() -> (time: Int64, event: Int32) {
    let next = popNext()
    return (next.time, next.event)
  }
}

/// The plainest structure that keeps the contract: a binary heap of whole records, ordered by time and then by number.
/// It says what order is right; nobody asks it to be fast.
struct PlainHeap: PendingEvents {
  private struct Record {
    var time: Int64
    var number: Int
    var event: Int32

    func isBefore(_ other: Record) -> Bool { time != other.time ? time < other.time : number < other.number }
  }

  private var records: [Record] = []
  private var scheduled = 0

  init() {}

  mutating func schedule(_ event: Int32, at time: Int64) {
    records.append(Record(time: time, number: scheduled, event: event))
    scheduled += 1
    var place = records.count - 1
    while place > 0, records[place].isBefore(records[(place - 1) / 2]) {
      records.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func takeNext() -> (time: Int64, event: Int32) {
    let next = records[0]
    records.swapAt(0, records.count - 1)
    records.removeLast()
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < records.count && records[child].isBefore(records[least])
      {
        least = child
      }
      if least == place { return (next.time, next.event) }
      records.swapAt(place, least)
      place = least
    }
  }
}
