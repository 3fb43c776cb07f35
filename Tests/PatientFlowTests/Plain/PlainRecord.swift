import PatientFlow

/// What a plain run tells: the log, and lists of what happened when, from which everything else is computed.
struct PlainRecord {
  /// The same as `PatientEvent`.
  struct Event: Equatable {
    var day: Int32
    var index: Int
    var source: Int
    var cohort: Int
    var time: Int64
    var step: Int
    var place: Int
    var kind: PatientEvent.Kind
    var reason: Int
  }

  struct Flow: Hashable {
    var from: ReplicationResult.FlowOrigin
    var to: Int
  }

  /// Someone in a place or setting.
  struct Presence {
    var subject: Subject
    var from: Int64
    var to = Int64.max
  }

  /// A presence that has ended.
  struct Stay {
    var at: Int64
    var presence: Presence
    var cohort: Int
    var pathway: Int
    var delays: [Int: Int64]
    var review: Int64
    var days: Int64
  }

  /// A stretch of someone's delay under one reason.
  struct Delay: Equatable {
    var place: Int
    var reason: Int
    var cohort: Int
    var pathway: Int
    var units: Int
    var from: Int64
    var to = Int64.max
  }

  struct Exit {
    var at: Int64
    var step: Int
    var cohort: Int
    var pathway: Int
    var timeInSystem: Int64
  }

  /// Numbers that change over time.
  enum Level: Hashable {
    case used(Subject), open(Subject), full(Subject), queue(Subject), busy(Int), duty(Int)
  }

  let network: Network
  var log: [Event] = []
  var flows: [(at: Int64, flow: Flow)] = []
  var arrivals: [(at: Int64, of: Subject)] = []
  var returns: [(at: Int64, of: Subject)] = []
  var waits: [(at: Int64, of: Subject, length: Int64)] = []
  var withdrawals: [(at: Int64, of: Subject)] = []
  var referrals: [(at: Int64, pathway: Int)] = []
  var starts: [(at: Int64, pathway: Int, wait: Int64)] = []
  var swaps: [Int64] = []
  var presences: [Presence] = []
  var stays: [Stay] = []
  var exits: [Exit] = []
  var delays: [Delay] = []
  /// Each level with the moments from which on it was something else.
  var levels: [Level: [(at: Int64, level: Int)]] = [:]

  init(_ network: Network) { self.network = network }

  /// Someone is in a place or setting from now on: the number of the presence.
  mutating func arrive(_ subject: Subject, at now: Int64) -> Int {
    presences.append(Presence(subject: subject, from: now))
    return presences.count - 1
  }

  mutating func leave(_ presence: Int, at now: Int64) -> Presence {
    presences[presence].to = now
    return presences[presence]
  }

  mutating func note(_ level: Level, _ number: Int, at now: Int64) {
    if levels[level, default: []].last?.level != number { levels[level, default: []].append((now, number)) }
  }

  /// The end of the run, for delays that go on.
  mutating func close(_ patients: [PlainPatient], at end: Int64) {
    for patient in patients {
      if var delay = patient.delay {
        delay.to = end
        delays.append(delay)
      }
    }
  }
}

extension PlainEngine {
  /// Before the clock goes on: what each patient is delayed for from this moment, and all levels.
  func look() {
    for patient in patients {
      let reason = patient.ready == nil ? nil : reason(of: patient)
      if patient.diary.last?.reason != reason { patient.diary.append((now, reason)) }
      for strand in patient.strands where strand.diary.last?.reason != self.reason(of: strand) {
        strand.diary.append((now, self.reason(of: strand)))
      }
      look(at: patient, reason)
    }
    patients.removeAll { $0.doing == .gone || $0.doing == .away }
    var settings: [Int32: (used: Int, open: Int, isFull: [Bool])] = [:]
    for (index, place) in places.enumerated() {
      let subject = Subject(.place, Int32(index))
      let (used, setting) = (used(index), network.places[index].setting)
      let isFull = place.capacity > 0 && used >= place.capacity
      let open = max(place.capacity, used)
      record.note(.used(subject), used, at: now)
      record.note(.open(subject), open, at: now)
      record.note(.full(subject), isFull ? 1 : 0, at: now)
      record.note(.queue(subject), place.queue.count, at: now)
      settings[setting, default: (0, 0, [])].used += used
      settings[setting, default: (0, 0, [])].open += open
      if place.capacity > 0 { settings[setting, default: (0, 0, [])].isFull.append(isFull) }
    }
    for (index, setting) in settings {
      let subject = Subject(.setting, index)
      record.note(.used(subject), setting.used, at: now)
      record.note(.open(subject), setting.open, at: now)
      record.note(.full(subject), setting.isFull.isEmpty || setting.isFull.contains(false) ? 0 : 1, at: now)
    }
    for (index, pool) in pools.enumerated() {
      record.note(.queue(Subject(.staff, Int32(index))), pool.queue.count, at: now)
      record.note(.duty(index), pool.onDuty, at: now)
      record.note(.busy(index), pool.onDuty - freeStaff(index), at: now)
    }
  }

  private func look(at patient: PlainPatient, _ reason: Int?) {
    var delay: PlainRecord.Delay?
    if let reason, let place = patient.place {
      delay = PlainRecord.Delay(
        place: place, reason: reason, cohort: patient.cohort, pathway: patient.pathway, units: patient.units, from: now)
    }
    if var before = patient.delay {
      delay?.from = before.from
      if before == delay { return }
      before.to = now
      record.delays.append(before)
      delay?.from = now
    }
    patient.delay = delay
  }

  /// What keeps someone at present.
  private func reason(of patient: PlainPatient) -> Int? {
    let step = network.steps[patient.step]
    switch patient.doing {
    case .asking: return Int(isKeptByHours(patient) ? step.hoursReason : step.queueReason)
    case .queueing, .paused: return Int(step.queueReason)
    case .moving, .working: return Int(step.workReason)
    case .waiting, .lingering:
      // Of several strands the first that is not finished.
      return patient.strands.first.map { reason(of: $0) } ?? Int(step.workReason)
    case .staying, .away, .gone: return nil
    }
  }

  /// Whether a place that someone asks for would be given now, in the order of its queue, were its hours not shut.
  private func isKeptByHours(_ patient: PlainPatient) -> Bool {
    for place in options(of: network.steps[patient.step]) where !places[place].admits {
      var free = free(place)
      for other in places[place].queue {
        if other.need <= free {
          if other === patient { return true }
          free -= other.need
        } else if !network.places[place].skipsUnfit {
          break
        }
      }
    }
    return false
  }
}
