import Foundation

/// What `d2a bench` measured, as it is written for other programs.
///
/// `workloads` have what others rely on; everything is documented where it stands.
public struct BenchmarkReport: Sendable, Codable {
  /// The machine, as far as it says what it is.
  public struct Machine: Sendable, Codable {
    /// What the processor calls itself; empty where it does not say.
    public var processor: String
    /// Cores that may be used.
    public var cores: Int
    /// Its memory.
    public var memoryBytes: Int
    /// Name and version of the system.
    public var system: String

    /// The machine that this runs on.
    public static var this: Machine {
      let information = ProcessInfo.processInfo
      return Machine(
        processor: model, cores: information.activeProcessorCount,
        memoryBytes: Int(clamping: information.physicalMemory),
        system: information.operatingSystemVersionString)
    }

    private static var model: String {
      guard let data = FileManager.default.contents(atPath: "/proc/cpuinfo") else { return "" }
      let line = String(decoding: data, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("model name") }
      return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
    }
  }

  /// The calibration over the whole run.
  public struct CalibrationRecord: Sendable, Codable {
    /// Steps of one measurement.
    public var steps: Int
    /// Nanoseconds a step.
    public var nanosecondsPerStep: Middle
  }

  /// Version of the program.
  public var version: String
  /// Version of the compiler.
  public var swift: String
  /// System and processor that it was built for.
  public var platform: String
  /// When, in UTC.
  public var date: String
  /// Where.
  public var machine: Machine
  /// Timed runs of every workload.
  public var runs: Int
  /// Size of the workloads, 1 as published.
  public var scale: Double
  /// The unit of `relative`; nil when nothing was run.
  public var calibration: CalibrationRecord?
  /// What peaks of memory are of.
  public var peakMemory: String
  /// The workloads, in their order.
  public var workloads: [WorkloadRecord]
  /// Workloads that could not be run here, each with its reason.
  public var leftOut: [LeftOut]

  /// A workload that could not be run here.
  public struct LeftOut: Sendable, Codable {
    /// Its name.
    public var name: String
    /// Why.
    public var reason: String
  }

  /// Whether every check was right.
  public var isRight: Bool { workloads.allSatisfy(\.check.isRight) }

  /// The report as JSON, members in alphabetical order, ended by a line feed.
  public func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0A]
  }
}

/// What was measured of one workload.
public struct WorkloadRecord: Sendable, Codable {
  /// Its name.
  public var name: String
  /// Events of a run.
  public var events: Int
  /// Seconds of a run, or of one simulated year where the workload is a year.
  public var seconds: Middle
  /// Median over the runs.
  public var nanosecondsPerEvent: Double
  /// The same the other way round.
  public var eventsPerSecond: Double
  /// Peak of memory; nil where it is not known.
  public var peakMemoryBytes: Int?
  /// The peak less what was in use before the first run; nil where it is not known.
  public var memoryGrowthBytes: Int?
  /// Nanoseconds an event over nanoseconds of a calibration step measured beside the run: median over the runs.
  public var relative: Double
  /// The least of the runs.
  public var relativeMin: Double
  /// The greatest.
  public var relativeMax: Double
  /// Nanoseconds of a calibration step beside the runs.
  public var calibration: Middle
  /// What had to be right.
  public var check: Check
  /// Expected value of the first figure of the check; nil where a digest says all.
  public var expected: Double?
  /// Its tolerance.
  public var tolerance: Double?
  /// How many times as fast two threads are as one: median over the runs; nil where that is not asked.
  public var speedup: Double?
  /// SHA-256 of the model file that is simulated; nil where there is none.
  public var modelDigest: String?
}

extension BenchmarkReport {
  /// The report of what was measured.
  public init(
    _ outcome: Benchmark.Outcome, of benchmark: Benchmark, version: String, swift: String, platform: String,
    date: String
  ) {
    self.init(
      version: version, swift: swift, platform: platform, date: date, machine: .this, runs: benchmark.runs,
      scale: benchmark.order.scale,
      calibration: outcome.calibrations.isEmpty
        ? nil : CalibrationRecord(steps: Calibration.steps, nanosecondsPerStep: Middle(of: outcome.calibrations)),
      peakMemory: outcome.scope, workloads: outcome.records, leftOut: outcome.leftOut)
  }
}
