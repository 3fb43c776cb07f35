extension WeeklySchedule {
  mutating func code(_ coder: inout WordCoder) {
    coder.code(&week)
    coder.code(&exceptions, blank: Exception(day: 0, breaks: [])) {
      $1.code(&$0.day)
      $1.code(&$0.breaks)
    }
  }
}

extension WordCoder {
  fileprivate mutating func code(_ breaks: inout [WeeklySchedule.Break]) {
    code(&breaks, blank: WeeklySchedule.Break(at: 0, value: 0)) {
      $1.code(&$0.at)
      $1.code(&$0.value)
    }
  }
}

extension ChangePlan {
  mutating func code(_ coder: inout WordCoder) {
    coder.code(&key)
    coder.code(&base)
    coder.code(&changes, blank: Change(from: 0, effect: .set, amount: nil)) { $0.code(&$1) }
    coder.code(&slip)
  }
}

extension ChangePlan.Change {
  fileprivate mutating func code(_ coder: inout WordCoder) {
    coder.code(&from)
    coder.code(&until)
    coder.code(&effect, raw: effect.rawValue) { ChangePlan.Effect(rawValue: $0) }
    coder.code(&amount)
    coder.code(&reaching)
    coder.code(&over)
    coder.code(&times)
  }
}

extension Source {
  mutating func code(_ coder: inout WordCoder) {
    coder.code(&key)
    coder.code(&firstStep)
    coder.code(&perDay)
    coder.code(&daily)
    coder.code(&isCounted)
    coder.code(&weekday)
    coder.code(&monthly)
    coder.code(&cumulativeByHour)
    coder.code(&growthPerYear)
    coder.code(&dispersion)
    coder.code(&cumulativeCohortShares)
    coder.code(&cohorts)
    changes.code(&coder)
    coder.code(&batch)
    coder.code(&batchMean)
  }
}

extension Place {
  mutating func code(_ coder: inout WordCoder) {
    coder.code(&key)
    coder.code(&setting)
    capacity.code(&coder)
    coder.code(&admits)
    coder.code(&startsPerDay)
    coder.code(&skipsUnfit)
    coder.code(&queueLimit)
    coder.code(&ifFull)
    coder.code(&turnaround)
    surge.code(&coder)
    coder.code(&costPerOpenDay)
    coder.code(&costPerUsedDay)
  }
}

extension InitialGroup {
  mutating func code(_ coder: inout WordCoder) {
    coder.code(&kind, raw: kind.rawValue) { Kind(rawValue: $0) }
    coder.code(&place)
    coder.code(&number)
    coder.code(&count)
    coder.code(&firstShare)
    coder.code(&shareCount)
    coder.code(&step)
    coder.code(&waited)
    coder.code(&been)
  }
}

extension InitialShare {
  mutating func code(_ coder: inout WordCoder) {
    coder.code(&upTo)
    coder.code(&step)
    coder.code(&cohort)
    coder.code(&branch)
    coder.code(&duration)
    coder.code(&pathway)
  }
}

extension Surge {
  fileprivate mutating func code(_ coder: inout WordCoder) {
    coder.code(&units)
    coder.code(&watched)
    coder.code(&above)
    coder.code(&below)
    coder.code(&timeOfDay)
  }
}

extension StayFactors {
  mutating func code(_ coder: inout WordCoder) {
    coder.code(&monthly)
    changes.code(&coder)
    coder.code(&longerPerDelayedDay)
  }
}

extension StaffPool {
  mutating func code(_ coder: inout WordCoder) {
    coder.code(&key)
    coder.code(&rota)
    coder.code(&productive)
    coder.code(&atShiftEnd, raw: atShiftEnd.rawValue) { ShiftEnd(rawValue: $0) }
    changes.code(&coder)
    coder.code(&costPerHour)
  }
}

extension Step {
  mutating func code(_ coder: inout WordCoder) {
    coder.code(&kind, raw: kind.rawValue) { Kind(rawValue: $0) }
    coder.code(&key)
    coder.code(&firstOption)
    coder.code(&optionCount)
    coder.code(&staff)
    coder.code(&units)
    coder.code(&unitsVary)
    coder.code(&factors)
    coder.code(&firstStrand)
    coder.code(&strandCount)
    coder.code(&lead)
    coder.code(&isBeside)
    coder.code(&transfer)
    coder.code(&hours)
    coder.code(&firstRoute)
    coder.code(&routesByCohort)
    coder.code(&firstRisk)
    coder.code(&riskCount)
    coder.code(&queueReason)
    coder.code(&workReason)
    coder.code(&hoursReason)
    coder.code(&pathway)
    coder.code(&returning)
  }
}

extension Risk {
  mutating func code(_ coder: inout WordCoder) {
    coder.code(&key)
    coder.code(&during, raw: during.rawValue) { Phases(rawValue: $0) }
    coder.code(&after)
    coder.code(&next)
    coder.code(&leavesNow)
  }
}
