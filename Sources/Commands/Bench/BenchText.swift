import Benchmarks
import Figures

/// What `d2a bench` says: the figures, the checks, what was measured, and what fell behind.
struct BenchText {
  private let report: BenchmarkReport
  private let console: Console

  /// The text of a report.
  init(_ report: BenchmarkReport, _ console: Console) {
    self.report = report
    self.console = console
  }

  /// Figures, checks and remarks.
  var whole: String {
    var text = console.heading(heading) + "\n"
    if !report.workloads.isEmpty { text += figures + "\n" + checks + "\n" + remarks }
    for each in report.leftOut { text += "Left out: \(each.name): \(SafeText.line(each.reason)).\n" }
    return text
  }

  private var heading: String {
    let runs = "\(report.runs) run\(report.runs == 1 ? "" : "s") after one that is not measured"
    return "d2a \(report.version), \(runs)" + (report.scale == 1 ? "" : ", scale \(report.scale)")
  }

  private var figures: String {
    var table = TextTable(
      ["workload", "seconds", "least", "most", "M/s", "ns", "relative", "MiB", "check"],
      [.left, .right, .right, .right, .right, .right, .right, .right, .left])
    for each in report.workloads {
      table.add([
        each.name, Self.digits(each.seconds.median), Self.digits(each.seconds.min), Self.digits(each.seconds.max),
        Self.digits(each.eventsPerSecond / 1e6), Self.digits(each.nanosecondsPerEvent), Self.digits(each.relative),
        each.peakMemoryBytes.map { "\($0 >> 20)" } ?? "", each.check.isRight ? "right" : "WRONG",
      ])
    }
    return table.text()
  }

  private var checks: String {
    var table = TextTable(
      ["check", "what", "expected", "found", "tolerance", "z", "verdict"],
      [.left, .left, .right, .right, .right, .right, .left])
    for each in report.workloads {
      for figure in each.check.figures {
        let decimals = Self.decimals(figure.tolerance)
        table.add([
          each.name, figure.what, Rounding.text(figure.expected, decimals: decimals),
          Rounding.text(figure.value, decimals: decimals), Rounding.text(figure.tolerance, decimals: decimals),
          figure.z.map { Rounding.text($0, decimals: 1) } ?? "", figure.isRight ? "right" : "WRONG",
        ])
      }
      if let digest = each.check.digest, each.check.figures.isEmpty || !each.check.isRight {
        let expected = each.check.expectedDigest
        let isRight = expected.map { $0 == digest } ?? each.check.isRight
        table.add([
          each.name, "digest \(digest)" + (expected == nil ? ", the same in every run" : ""),
          expected == nil ? "" : isRight ? "the same" : expected ?? "", "", "", "", isRight ? "right" : "WRONG",
        ])
      }
    }
    return table.text()
  }

  private var remarks: String {
    var text = """
      seconds: median, least and most of a run; of a year where the workload is a year. M/s: million
      events a second. ns: nanoseconds an event. relative: these over the nanoseconds of a calibration
      step timed beside each run, so that machines can be compared. MiB: \(report.peakMemory).\n
      """
    text = SafeText.wrapped(text.split(separator: "\n").joined(separator: " ")) + "\n"
    if let calibration = report.calibration {
      let step = calibration.nanosecondsPerStep
      text += "A calibration step took \(Self.digits(step.median)) ns (\(Self.digits(step.min)) to "
      text += "\(Self.digits(step.max))).\n"
    }
    for each in report.workloads {
      guard let speedup = each.speedup else { continue }
      text += "\(each.name): \(Rounding.text(speedup, decimals: 2)) times as fast as one thread"
      text += report.machine.cores < 2 ? "; there is one core only.\n" : ".\n"
    }
    for each in report.workloads {
      guard let growth = each.memoryGrowthBytes, each.name.contains("year") || each.name == "ten million" else {
        continue
      }
      text += "\(each.name): its runs took \(growth >> 20) MiB beyond what was in use before.\n"
    }
    return text
  }

  /// What became of every workload, and the sum.
  static func text(of comparison: RatioComparison, with path: String, within share: Double) -> String {
    var table = TextTable(
      ["workload", "then", "now", "change", "verdict"], [.left, .right, .right, .right, .left])
    for row in comparison.rows {
      let verdict =
        switch row.verdict {
        case .behind: "BEHIND"
        case .level: "level"
        case .ahead: "ahead"
        case .new: "not in the file"
        case .missing: "not run"
        }
      table.add([
        row.name, row.then.map(digits) ?? "", row.now.map(digits) ?? "", row.change.map(percent) ?? "", verdict,
      ])
    }
    let behind = comparison.rows.filter { $0.verdict == .behind }.count
    let allowed = Rounding.text(share * 100, decimals: share * 100 == (share * 100).rounded() ? 0 : 1)
    let sum =
      behind == 0
      ? "Nothing fell behind by more than \(allowed) %."
      : "\(behind) workload\(behind == 1 ? "" : "s") fell behind by more than \(allowed) %."
    return "\nrelative, then (\(SafeText.line(path))) and now\n" + table.text() + sum + "\n"
  }

  private static func percent(_ share: Double) -> String {
    let text = Rounding.text(share * 100, decimals: 1)
    return (share > 0 && !text.hasPrefix("+") ? "+" : "") + text + " %"
  }

  /// A number with about three digits.
  static func digits(_ number: Double) -> String {
    let size = number.magnitude
    return Rounding.text(number, decimals: size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4)
  }

  /// Decimals that show a tolerance with two digits, six at most.
  private static func decimals(_ tolerance: Double) -> Int {
    var (scaled, places) = (tolerance, 0)
    while scaled < 10 && places < 6 {
      scaled *= 10
      places += 1
    }
    return places
  }
}
