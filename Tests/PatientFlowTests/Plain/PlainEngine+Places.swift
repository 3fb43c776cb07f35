import PatientFlow
import RandomStreams

extension PlainEngine {
  // MARK: Asking

  func used(_ place: Int) -> Int {
    var used = places[place].cleaning
    for patient in patients {
      if patient.place == place { used += patient.units }
      if patient.heading == place { used += patient.need }
    }
    return used
  }

  func free(_ place: Int) -> Int { places[place].capacity - used(place) }

  func level(_ patient: PlainPatient) -> Int32 {
    mistake == .ignoresPriority ? 0 : network.cohorts[patient.cohort].level
  }

  /// Joins a queue behind all of the same level.
  func join(_ queue: inout [PlainPatient], _ patient: PlainPatient) {
    let level = level(patient)
    queue.insert(patient, at: queue.firstIndex { self.level($0) > level } ?? queue.count)
  }

  /// Whether someone who asks now would get units at once: they are free, and nobody waits ahead; or, where those who fit
  /// may pass, nobody who fits.
  func canBegin(_ patient: PlainPatient, at place: Int, units: Int) -> Bool {
    let state = places[place]
    let free = free(place)
    if !state.admits || free < units || state.startsLeft == 0 { return false }
    let ahead = state.queue.filter { level($0) <= level(patient) }
    return network.places[place].skipsUnfit ? !ahead.contains { $0.need <= free } : ahead.isEmpty
  }

  /// Asks for all places of a stay whose queues are not full.
  func ask(_ patient: PlainPatient, _ step: Step) {
    patient.doing = .asking
    let options = options(of: step)
    let open = options.filter { places[$0].queue.count < Int(network.places[$0].queueLimit) }
    if open.isEmpty {
      begin(patient, Int(network.places[options[0]].ifFull), from: .step(patient.step))
      return
    }
    for place in open { join(&places[place].queue, patient) }
    note(.asks, patient, place: options[0], reason: patient.ready == nil ? -1 : Int(step.queueReason))
    awaitRisk(patient, in: .queue, before: .max)
    if let held = patient.place {
      for place in options where turnRing(from: held, to: place) { return }
    }
  }

  /// Takes a patient out of all queues, the last of its places first.
  func leaveQueues(_ patient: PlainPatient, withdraws: Bool) {
    for place in options(of: network.steps[patient.step]).reversed() {
      guard let position = places[place].queue.firstIndex(where: { $0 === patient }) else { continue }
      places[place].queue.remove(at: position)
      if withdraws { record.withdrawals.append((now, Subject(.place, Int32(place)))) }
      // Whoever stood behind may fit.
      offer(place: place)
    }
  }

  // MARK: Giving

  func giveUnits(of place: Int) {
    if !places[place].admits { return }
    while let next = nextToStart(in: place) {
      leaveQueues(next, withdraws: false)
      secure(next, place)
    }
    turnRings(through: place)
  }

  private func nextToStart(in place: Int) -> PlainPatient? {
    if places[place].startsLeft == 0 { return nil }
    let free = free(place)
    if network.places[place].skipsUnfit { return places[place].queue.first { $0.need <= free } }
    return places[place].queue.first.flatMap { $0.need <= free ? $0 : nil }
  }

  /// Gives a patient the units it needs. In a ring the place held is left at once.
  func secure(_ patient: PlainPatient, _ place: Int, inRing: Bool = false) {
    let step = network.steps[patient.step]
    note(.secures, patient, place: place)
    record.waits.append((now, Subject(.place, Int32(place)), now - patient.asked))
    if !network.places[place].startsPerDay.isEmpty { places[place].startsLeft -= 1 }
    if step.transfer == .none {
      lengthen(patient, step)
      leavePlace(patient, for: place, inRing: inRing)
      enter(patient, place)
      return
    }
    if inRing {
      lengthen(patient, step)
      leavePlace(patient, for: nil, inRing: true)
    }
    patient.heading = place
    patient.doing = .moving
    patient.breakStep()
    var luck = luck(of: patient, patient.step, patient.visit, .transfer)
    let arrives = now + time(step.transfer, &luck)
    later(patient, at: arrives, .departure) { [self] in
      patient.heading = nil
      lengthen(patient, step)
      leavePlace(patient, for: place)
      enter(patient, place)
    }
    awaitRisk(patient, in: [.queue, .stay], before: arrives)
  }

  private func enter(_ patient: PlainPatient, _ place: Int) {
    let step = network.steps[patient.step]
    let setting = network.places[place].setting
    if step.pathway >= 0 { record.starts.append((now, Int(step.pathway), now - patient.asked)) }
    patient.place = place
    patient.units = patient.need
    patient.reviews = 0
    patient.diary = []
    patient.placePresence = record.arrive(Subject(.place, Int32(place)), at: now)
    if patient.settingPresence == nil {
      patient.settingPresence = record.arrive(Subject(.setting, setting), at: now)
      patient.settingReviews = 0
      patient.settingDelays = [:]
    }
    note(.arrivesInPlace, patient, place: place)
    startStay(patient)
  }

  /// Leaves the place held, if any; the stay in the setting goes on if the next place is in the same.
  func leavePlace(_ patient: PlainPatient, for next: Int?, inRing: Bool = false) {
    guard let place = patient.place, let ready = patient.ready else { return }
    let delays = patient.delays(until: now)
    func stay(_ presence: Int, _ delays: [Int: Int64], _ review: Int64) -> PlainRecord.Stay {
      PlainRecord.Stay(
        at: now, presence: record.leave(presence, at: now), cohort: patient.cohort, pathway: patient.pathway,
        delays: delays, review: review, days: now / PlainHours.day - ready.at / PlainHours.day)
    }
    record.stays.append(stay(patient.placePresence, delays, patient.reviews))
    patient.settingDelays.merge(delays) { $0 + $1 }
    if next.map({ network.places[$0].setting }) != network.places[place].setting, let presence = patient.settingPresence
    {
      record.stays.append(stay(presence, patient.settingDelays, patient.settingReviews))
      patient.settingPresence = nil
    }
    note(.leaves, patient, place: place)
    let units = patient.units
    patient.place = nil
    patient.ready = nil
    patient.breakDelay()
    if network.places[place].turnaround == .none || inRing {
      offer(place: place)
      return
    }
    var luck = luck(of: patient, ready.step, ready.visit, .turnaround)
    places[place].cleaning += units
    schedule(at: now + time(network.places[place].turnaround, &luck), .departure) { [self] in
      places[place].cleaning -= units
      offer(place: place)
    }
  }

  // MARK: Rings

  func turnRings(through place: Int) {
    for held in places.indices { while turnRing(from: held, to: place) {} }
  }

  /// Moves patients at once of whom each waits for the place that the next one holds, if the waiting of someone in `held`
  /// for `wanted` closes such a ring, and everyone finds enough units.
  func turnRing(from held: Int, to wanted: Int) -> Bool {
    if mistake == .neverSwaps || !places[wanted].admits || first(holding: held, wanting: wanted) == nil { return false }
    guard let chain = shortestChain(from: wanted, to: held) else { return false }
    let ring = chain.indices.compactMap { first(holding: chain[$0], wanting: chain[($0 + 1) % chain.count]) }
    for (number, patient) in ring.enumerated() {
      let next = chain[(number + 1) % chain.count]
      let leaving = ring[(number + 1) % ring.count]
      if ring[..<number].contains(where: { $0 === patient }) || places[next].startsLeft == 0 { return false }
      if free(next) + leaving.units < patient.need { return false }
    }
    for patient in ring { leaveQueues(patient, withdraws: false) }
    for (number, patient) in ring.enumerated() {
      record.swaps.append(now)
      secure(patient, chain[(number + 1) % chain.count], inRing: true)
    }
    return true
  }

  private func first(holding held: Int, wanting wanted: Int) -> PlainPatient? {
    places[wanted].queue.first { $0.place == held }
  }

  /// Places of which each holds someone who waits for the next: as few as possible, then the first in order of places.
  private func shortestChain(from: Int, to: Int) -> [Int]? {
    var chains = [[from]]
    while !chains.isEmpty {
      var longer: [[Int]] = []
      for chain in chains {
        for next in places.indices where !chain.contains(next) && places[next].admits {
          if first(holding: chain[chain.count - 1], wanting: next) == nil { continue }
          if next == to { return chain + [next] }
          longer.append(chain + [next])
        }
      }
      chains = longer
    }
    return nil
  }
}
