/// Runs workloads and measures them.
///
/// Of every workload there is a run that is not measured, then so many that are. Beside each, before and after, the
/// calibration is timed, so that what slows the machine for a while slows both.
public struct Benchmark: Sendable {
  /// What to run, in order.
  public var workloads: [Workload]
  /// Measured runs of each.
  public var runs: Int
  /// How large, and where the models are.
  public var order: Workload.Order

  /// A benchmark.
  public init(workloads: [Workload] = Workload.all.filter { !$0.isOnRequest }, runs: Int = 7, order: Workload.Order) {
    precondition(runs > 0, "a benchmark has at least one run")
    self.workloads = workloads
    self.runs = runs
    self.order = order
  }

  /// What was measured.
  public struct Outcome: Sendable {
    /// By workload, those left out not among them.
    public var records: [WorkloadRecord] = []
    /// Workloads that could not be run here.
    public var leftOut: [BenchmarkReport.LeftOut] = []
    /// What peaks of memory are of.
    public var scope = PeakMemory.Scope.unknown.rawValue
    /// All calibrations, in nanoseconds a step.
    public var calibrations: [Double] = []
    /// Whether it was stopped before the end.
    public var isInterrupted = false
  }

  /// Runs one workload after another, and stops between two runs when the surrounding task is cancelled.
  ///
  /// Throws `Workload.Refusal.model`, or what an experiment throws.
  ///
  /// - Parameter progress: told how many runs are done, of how many.
  public func run(progress: (Int, Int) -> Void = { _, _ in }) async throws -> Outcome {
    var outcome = Outcome()
    var calibration = Calibration()
    _ = calibration.nanosecondsPerStep()
    precondition(calibration.outcome == Calibration.expected, "the calibration is not the work that it was")
    var done = 0
    for workload in workloads {
      let prepared: Workload.Prepared
      do throws(Workload.Refusal) {
        prepared = try workload.prepared(order)
      } catch .leftOut(let reason) {
        outcome.leftOut.append(.init(name: workload.name, reason: reason))
        done += runs + 1
        continue
      }
      let scope = PeakMemory.restart()
      outcome.scope = scope.rawValue
      let before = PeakMemory.present
      let first = try await prepared.run()
      done += 1
      progress(done, (runs + 1) * workloads.count)
      var series = Series(check: first.check)
      var earlier = calibration.nanosecondsPerStep()
      outcome.calibrations.append(earlier)
      for _ in 0..<runs {
        if Task.isCancelled {
          outcome.isInterrupted = true
          return outcome
        }
        let sample = try await prepared.run()
        let later = calibration.nanosecondsPerStep()
        outcome.calibrations.append(later)
        series.add(sample, step: (earlier + later) / 2)
        earlier = later
        done += 1
        progress(done, (runs + 1) * workloads.count)
      }
      let peak = PeakMemory.peak
      var record = series.record(named: workload.name)
      record.peakMemoryBytes = peak
      if scope == .workload, let peak, let before { record.memoryGrowthBytes = max(0, peak - before) }
      record.modelDigest = prepared.modelDigest
      outcome.records.append(record)
    }
    return outcome
  }
}

/// The runs of one workload.
struct Series {
  private var check: Check
  private var samples: [Sample] = []
  private var steps: [Double] = []

  /// No runs yet; `check` is that of the run that is not measured.
  init(check: Check) { self.check = check }

  /// Adds a run beside which a calibration step took so many nanoseconds. A run that came to something else than the
  /// others is wrong.
  mutating func add(_ sample: Sample, step: Double) {
    samples.append(sample)
    steps.append(step)
    if sample.check != check {
      if check.isRight { check = sample.check }
      check.isRight = false
    }
  }

  /// What the runs amount to.
  func record(named name: String) -> WorkloadRecord {
    let perEvent = Middle(of: samples.map(\.nanosecondsPerEvent)).median
    let relative = Middle(of: zip(samples, steps).map { $0.nanosecondsPerEvent / $1 })
    let speedups = samples.compactMap(\.speedup)
    return WorkloadRecord(
      name: name, events: samples[0].events, seconds: Middle(of: samples.map(\.seconds)),
      nanosecondsPerEvent: perEvent, eventsPerSecond: 1e9 / perEvent, relative: relative.median,
      relativeMin: relative.min, relativeMax: relative.max, calibration: Middle(of: steps), check: check,
      expected: check.figures.first?.expected, tolerance: check.figures.first?.tolerance,
      speedup: speedups.isEmpty ? nil : Middle(of: speedups).median)
  }
}
