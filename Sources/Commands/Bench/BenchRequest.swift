import Benchmarks

/// What a `bench` command line asks for.
struct BenchRequest {
  /// What is run.
  var benchmark: Benchmark
  /// Where the report goes, if anywhere.
  var json: String?
  /// What is compared with, and by how much a ratio may grow.
  var comparison: (path: String, baseline: Baseline, share: Double)?
  /// Whether the progress bar is left out.
  var isQuiet: Bool

  /// Reads the options; the file to compare with is read before anything runs.
  init(_ arguments: ParsedArguments) throws(Ending) {
    let runs = try arguments.whole("--runs", in: 1...1_000) ?? 7
    let order = Workload.Order(scale: try Self.scale(arguments))
    benchmark = Benchmark(runs: runs, order: order)
    let named = try Self.named(arguments)
    if !named.isEmpty { benchmark.workloads = named }
    json = arguments.value("--json")
    if let json, json.contains("\0") { throw arguments.fault("--json takes the name of a file") }
    isQuiet = arguments.has("--quiet")
    let share = try Self.share(arguments)
    guard let path = arguments.value("--compare") else {
      if share != nil { throw arguments.fault("--within says how much slower than --compare FILE; name the file too") }
      return
    }
    let baseline = try Self.baseline(path)
    if baseline.scale != order.scale {
      throw arguments.fault(
        "\(SafeText.line(path)) was measured with --scale \(baseline.scale), and this run has \(order.scale); "
          + "only equal ones can be compared")
    }
    comparison = (path, baseline, share ?? 0.05)
  }

  /// The workload of a name.
  static func workload(_ name: String, _ arguments: ParsedArguments) throws(Ending) -> Workload {
    if let known = Workload.all.first(where: { $0.name == name }) { return known }
    let hint = Suggestion.of(name, among: Workload.all.map(\.name))
    throw arguments.fault(
      "there is no workload \"\(SafeText.line(name))\"\(hint)\n`d2a bench --list` names them")
  }

  private static func named(_ arguments: ParsedArguments) throws(Ending) -> [Workload] {
    var names: [String] = []
    for text in arguments.all("--only") {
      for part in text.split(separator: ",") {
        let name = part.drop { $0 == " " }
        names.append(String(name.last == " " ? name.dropLast() : name))
      }
    }
    var chosen: [String] = []
    for name in names { chosen.append(try workload(name, arguments).name) }
    if chosen.isEmpty && arguments.has("--only") { throw arguments.fault("--only takes the name of a workload") }
    return Workload.all.filter { chosen.contains($0.name) }
  }

  private static func scale(_ arguments: ParsedArguments) throws(Ending) -> Double {
    guard let text = arguments.value("--scale") else { return 1 }
    guard let scale = Double(text), scale >= 0.000_1, scale <= 100 else {
      throw arguments.fault("--scale takes a number from 0.0001 to 100; \"\(SafeText.line(text))\" is not one")
    }
    return scale
  }

  private static func share(_ arguments: ParsedArguments) throws(Ending) -> Double? {
    guard let text = arguments.value("--within") else { return nil }
    let share = text.filter { $0 != " " }
    guard share.hasSuffix("%"), let percent = Double(share.dropLast()), percent >= 0, percent <= 1_000 else {
      throw arguments.fault("--within takes a share from 0 to 1000 %, as in --within 5%")
    }
    return percent / 100
  }

  private static func baseline(_ path: String) throws(Ending) -> Baseline {
    let shown = SafeText.line(path)
    do throws(Baseline.Fault) {
      return try Baseline(path: path)
    } catch {
      switch error {
      case .missing(let reason): throw Ending(Ending.noInput, "error: \(shown): \(reason)")
      case .damaged(let reason):
        throw Ending(
          Ending.model,
          "error: \(shown): \(SafeText.line(reason))\nIt should be a file that `d2a bench --json` wrote.")
      }
    }
  }
}
