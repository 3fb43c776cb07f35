import Experiments
import ModelFiles
import PatientFlow
import Synchronization
import Testing

@Suite("An experiment")
struct ExperimentTests {
  let model: ModelFile

  init() throws { model = try SmallModel.read() }

  func experiment(
    _ amount: Experiment.Amount = .replications(6), chosen: [Int] = [1, 2, 3], threads: Int = 2,
    detail: Detail = .full
  ) -> Experiment {
    Experiment(model: model, chosen: chosen, amount: amount, threads: threads, seed: 7, detail: detail)
  }

  /// Everything that results hold, as text.
  func contents(_ results: ExperimentResults) -> [String] {
    results.scenarios.map { each in
      var text = "\(each.scenario.id) \(each.replications) \(each.events) \(each.swaps)"
      text += "\(each.selection.keys.indices.map { each.values(at: $0) })"
      for series in each.selection.daily.indices {
        text += "\((0..<each.dayCount).map { each.daily(series: series, day: $0) })"
      }
      for series in each.selection.hourly.indices {
        text += "\((0..<168).map { each.hourly(series: series, hour: $0) })"
      }
      text += "\(each.selection.levels.indices.map(each.timeShares))"
      text += "\(each.selection.lengths.indices.map(each.patientShares))"
      text += "\(each.selection.passages.indices.map { each.flow(passage: $0, period: 0) })"
      text += "\((0..<each.monthCount).map { each.month($0, pathway: 0) })"
      return text
    }
  }

  @Test("gives the same results with 1, 2 and 7 threads")
  func threadsDoNotMatter() async throws {
    let one = contents(try await experiment(threads: 1).run())
    for threads in [2, 7] {
      let others = contents(try await experiment(threads: threads).run())
      #expect(one == others, "\(threads) threads")
    }
    #expect(one[0].utf8.count > 10_000)
  }

  @Test("gives a scenario the same numbers in company as alone")
  func companyDoesNotMatter() async throws {
    let together = contents(try await experiment().run())
    for index in [1, 2, 3] {
      let alone = contents(try await experiment(chosen: [index]).run())
      #expect(alone == [together[0], together[index]])
    }
  }

  @Test("gives a scenario that changes nothing the baseline's numbers exactly")
  func nothingChanged() async throws {
    let results = try await experiment().run()
    let differences = results.differences(of: 3)
    #expect(differences.count == results.baseline.selection.keys.count)
    #expect(differences.allSatisfy { $0.estimate.count == 0 || ($0.estimate.mean == 0 && $0.estimate.median == 0) })
    #expect(results.twins(of: 1, for: model.focus, among: [1, 2, 3]) == [2])
  }

  @Test("pairs a scenario with the baseline, replication by replication")
  func differencesArePaired() async throws {
    let results = try await experiment().run()
    let key = model.focus[0]
    let found = try #require(results.comparison(of: key, in: 1))
    let before = try #require(results.baseline.values(of: key))
    let after = try #require(results.scenarios[1].values(of: key))
    let mean = zip(before, after).map { $1 - $0 }.reduce(0, +) / 6
    #expect(abs(found.difference.mean - mean) < 1e-12)
    #expect(found.difference.mean < 0, "ten more beds leave fewer patients waiting")
  }

  @Test("stops after the first block of ten that is precise enough")
  func precisionStops() async throws {
    let precision = Precision(of: model.focus[2], share: 0.06)
    let results = try await experiment(.precision(precision), chosen: [1], detail: .standard).run()
    let reached = try #require(results.precision)
    print("asked 0.06, achieved \(reached.achieved) with \(results.replications) replications")
    #expect(reached.isReached)
    #expect(results.replications % Precision.block == 0)
    #expect(results.replications < Precision.mostReplications)
    let blocks = try await experiment(.replications(results.replications), chosen: [1], detail: .standard).run()
    #expect(contents(blocks) == contents(results))
    if results.replications > Precision.block {
      let fewer = results.replications - Precision.block
      let shorter = try await experiment(.replications(fewer), chosen: [1], detail: .standard).run()
      let wide = shorter.scenarios.contains { each in
        let estimate = each.interval(of: model.focus[2])
        return estimate.halfWidth / estimate.mean > 0.06
      }
      #expect(wide, "a block less is not precise enough")
    }
  }

  @Test("keeps the longest run of complete replications when it is stopped")
  func cancelling() async throws {
    let work = Mutex<Task<ExperimentResults, any Error>?>(nil)
    let experiment = experiment(.replications(400), chosen: [1])
    let task = Task {
      try await experiment.run(progress: { progress in
        if progress.completed == 3 { work.withLock { $0?.cancel() } }
      })
    }
    work.withLock { $0 = task }
    let results = try await task.value
    #expect(results.isInterrupted)
    #expect(results.replications >= 3 && results.replications < 400)
    let again = try await self.experiment(.replications(results.replications), chosen: [1]).run()
    #expect(contents(again) == contents(results))
  }

  @Test("reports progress once for every replication, in order")
  func progress() async throws {
    let seen = Mutex<[Int]>([])
    _ = try await experiment(threads: 3).run(progress: { progress in seen.withLock { $0.append(progress.completed) } })
    #expect(seen.withLock { $0 } == [1, 2, 3, 4, 5, 6])
  }

  @Test("hands out the events of every patient of every replication")
  func events() async throws {
    let counts = Mutex<[String: Int]>([:])
    _ = try await experiment(.replications(3), chosen: [1]).run(events: { scenario, number, events in
      let isOrdered = zip(events, events.dropFirst()).allSatisfy { $0.time <= $1.time }
      #expect(isOrdered)
      counts.withLock { $0["\(scenario)-\(number)"] = events.count }
    })
    let found = counts.withLock { $0 }
    #expect(found.keys.sorted() == ["0-1", "0-2", "0-3", "1-1", "1-2", "1-3"])
    #expect(found.values.allSatisfy { $0 > 100 })
  }

  @Test("is refused before it runs when its results would not fit, with the figure")
  func tooLarge() async throws {
    var huge = experiment(.replications(Experiment.mostReplications))
    huge.scenarios += huge.scenarios + huge.scenarios
    huge.selections += huge.selections + huge.selections
    #expect(huge.estimatedBytes > Experiment.memoryLimit)
    do {
      _ = try await huge.run()
      Issue.record("an experiment that does not fit was run")
    } catch let refusal as Experiment.Refusal {
      #expect(refusal == .tooLarge(bytes: huge.estimatedBytes, limit: Experiment.memoryLimit))
    }
  }

  @Test("keeps the focus measures over the headline and the whole time, and more only with all detail")
  func selections() throws {
    let usual = experiment(detail: .standard).selections[0]
    let everything = experiment(detail: .full).selections[0]
    let told = usual.told.map { usual.keys[$0] }
    for key in model.focus {
      #expect(told.contains(key))
      #expect(usual.keys.contains { $0.measure == key.measure && $0.period == 0 })
    }
    #expect(usual.daily.map(\.measure) == [.delayedPatients, .occupancy])
    #expect(everything.daily.count > usual.daily.count)
    #expect(everything.told.count == everything.keys.count)
    #expect(usual.passages == everything.passages && usual.passages.count == 4)
  }
}

@Suite("Bins")
struct BinTests {
  @Test("hold values from their lower edge up to their upper edge", arguments: [Bins.days, Bins.hours])
  func edges(_ bins: Bins) {
    for bin in bins.edges.indices {
      #expect(bins.position(of: bins.edges[bin]) == bin)
      #expect(bins.position(of: bins.upperEdge(of: bin).nextDown) == bin)
    }
    #expect(bins.position(of: 1e9) == bins.edges.count - 1)
  }
}
