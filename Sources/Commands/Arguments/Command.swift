/// What can be asked of d2a, and the options of each: the table that parsing, help and suggestions are made from.
enum Command: String, Sendable, CaseIterable {
  case run, report, check, describe, trace, validate, bench, new, schema, bits

  /// An option.
  struct Option: Sendable {
    /// Its name with the dashes.
    var name: String
    /// What stands for its value in help; nil when it takes none.
    var value: String?
    /// Whether it may be given several times.
    var repeats = false
    /// What it does.
    var meaning: String
  }

  /// What it does, in one line.
  var summary: String {
    switch self {
    case .run: "simulates a model's baseline and scenarios, and says what differs"
    case .report: "makes report.html of a results folder anew, from its files alone"
    case .check: "finds every fault of a model; shows its load, sources and assumptions"
    case .describe: "says in plain English what a model means"
    case .trace: "tells the story of one patient of a replication"
    case .validate: "sets what theory and published models expect beside what is simulated"
    case .bench: "times the engine's own benchmark workloads, and compares them with earlier times"
    case .new: "writes a commented starter model that runs"
    case .schema: "prints the JSON Schema of the model file, for editors"
    case .bits: "streams the raw random bits, for outside test batteries"
    }
  }

  /// What the operand is called; nil when there is none.
  var operand: String? {
    switch self {
    case .run, .check, .describe, .trace: "MODEL"
    case .report: "DIR"
    case .new: "FILE"
    case .validate: "CASE"
    case .bench, .schema, .bits: nil
    }
  }

  /// Whether there may be any number of operands, also none.
  var takesManyOperands: Bool { self == .validate }

  /// Its options, in the order of the help.
  var options: [Option] {
    switch self {
    case .run:
      [
        Option(name: "--scenario", value: "NAME", repeats: true, meaning: Self.scenarioMeaning),
        Option(name: "--replications", value: "N", meaning: Self.replicationsMeaning),
        Option(name: "--precision", value: "[MEASURE=]P%", meaning: Self.precisionMeaning),
        Option(name: "--seed", value: "TEXT", meaning: "name the random draws; the model's own seed unless given"),
        Option(name: "--threads", value: "N", meaning: Self.threadsMeaning),
        Option(name: "--out", value: "DIR", meaning: "the results folder; Results/ and the model's name unless given"),
        Option(name: "--all", meaning: "write every measure, series and distribution"),
        Option(name: "--patients", meaning: "write patients.csv, every event of every patient (large)"),
        Option(name: "--quiet", meaning: "no progress bar"),
      ]
    case .report, .check: []
    case .schema: [Option(name: "--reference", meaning: "every word with its meaning instead, in Markdown")]
    case .describe: [Option(name: "--stress", meaning: "the 20 items of the STRESS-DES checklist, filled from it")]
    case .trace:
      [
        Option(name: "--patient", value: "SOURCE:N", meaning: Self.patientMeaning),
        Option(name: "--replication", value: "R", meaning: "which replication; 1 unless given"),
        Option(name: "--scenario", value: "NAME", meaning: "under which scenario; the baseline unless named"),
        Option(name: "--seed", value: "TEXT", meaning: "name the random draws; the model's own seed unless given"),
      ]
    case .validate:
      [
        Option(name: "--list", meaning: "name the cases and end"),
        Option(
          name: "--models", value: "DIR", meaning: "folder of the published models; Models/published unless given"),
        Option(name: "--threads", value: "N", meaning: Self.threadsMeaning),
        Option(name: "--quiet", meaning: "no progress bar"),
      ]
    case .bench:
      [
        Option(name: "--json", value: "FILE", meaning: "write all that was measured, for other programs"),
        Option(name: "--compare", value: "FILE", meaning: "set beside it what such a file of an earlier day has"),
        Option(name: "--within", value: "P%", meaning: "how far a workload may fall behind the file; 5 % unless given"),
        Option(name: "--only", value: "NAME[,NAME]…", repeats: true, meaning: "only these workloads (may be repeated)"),
        Option(name: "--runs", value: "N", meaning: "measured runs of each; 7 unless given"),
        Option(name: "--scale", value: "X", meaning: "how large the workloads are; 1 unless given, 0.01 ends at once"),
        Option(name: "--list", meaning: "name the workloads and end"),
        Option(name: "--print", value: "NAME", meaning: "print the model file of a workload and end"),
        Option(name: "--quiet", meaning: "no progress bar"),
      ]
    case .new: [Option(name: "--from", value: "NAME", meaning: "which starter: \(Starter.names)")]
    case .bits:
      [
        Option(name: "--seed", value: "TEXT", meaning: "name of the stream; \"bits\" unless given"),
        Option(name: "--bytes", value: "N", meaning: "stop after N bytes; endless unless given"),
      ]
    }
  }

  private static let scenarioMeaning =
    "run only this scenario beside the baseline (may be repeated); all unless named"
  private static let patientMeaning = """
    who: the name in patients.csv (emergency:2022-07-04:3), or a number: emergency:17 is the 17th of that source to \
    arrive, warm-up included
    """
  private static let replicationsMeaning =
    "how many replications (simulated years); the model's own number unless given"
  private static let precisionMeaning = """
    instead: go on until the 95 % half-width is within P % of the mean, in every scenario; the measure is the \
    first of focus unless named
    """
  private static let threadsMeaning =
    "how many replications at a time; changes speed, never a result; all cores unless given"

  /// A command line to try.
  var example: String {
    switch self {
    case .run: "d2a run Models/sandwell.jsonc --scenario knowle+60 --replications 20"
    case .report: "d2a report Results/sandwell"
    case .check: "d2a check Models/sandwell.jsonc"
    case .describe: "d2a describe Models/sandwell.jsonc"
    case .trace: "d2a trace Models/sandwell.jsonc --patient emergency:2022-12-01:3 --scenario knowle+60"
    case .validate: "d2a validate stroke-monks-2016"
    case .bench: "d2a bench --only \"M/M/1,M/M/50\" --compare before.json --within 5%"
    case .new: "d2a new my-hospital.jsonc"
    case .schema: "d2a schema > d2a-model-1.schema.json"
    case .bits: "d2a bits --seed battery | dieharder -a -g 200"
    }
  }

  /// What else is good to know, one paragraph each.
  var notes: [String] {
    switch self {
    case .run:
      [
        """
        Writes report.html, the page to look at, and the numbers behind it as CSV files and run.json; measures.csv \
        says what every number means. Ctrl-C keeps the replications that are complete, in DIR.partial.
        """,
        """
        Exit status: 0 done, 1 an internal failure, 64 wrong usage, 65 the model is at fault, 66 no such file, 73 or 74 the output \
        cannot be created or written, 130 interrupted.
        """,
      ]
    case .report:
      [
        "The page is the one that the run wrote, byte for byte, where the same version of d2a makes it.",
        """
        Exit status: 0 done, 65 a file of the folder is damaged, 66 the folder or a file is not there, 73 or 74 the \
        page cannot be created or written; the old page then stays as it is.
        """,
      ]
    case .check: ["Exit status: 0 the model can run, 65 it has errors, 66 there is no such file."]
    case .describe:
      [
        "STRESS-DES is the reporting checklist of Monks and others (2019), Journal of Simulation 13(1): 55-67.",
        "Exit status: 0 done, 65 the model has errors, 66 there is no such file.",
      ]
    case .trace:
      [
        "The events are those that d2a run --patients writes of this patient, and the delay by reason adds up.",
        "Exit status: 0 done, 64 no such patient or scenario, 65 the model has errors, 66 there is no such file.",
      ]
    case .validate:
      [
        """
        Without a CASE, all are run. A CASE is a name of the list, or the path of a model with a table NAME.expected.csv \
        beside it. The tolerance of a row comes from the case; every row is shown, also those that miss. A miss that \
        the table explains is shown as known.
        """,
        """
        Exit status: 0 every row is within its tolerance or a known miss, 1 a row misses, or a known miss no longer \
        does, 64 wrong usage, 65 a model or table is at fault, 66 no such file, 130 interrupted.
        """,
      ]
    case .bench:
      [
        """
        Every workload is fixed, and what it comes to is checked against theory, another program or a known digest. \
        Beside each run a calibration loop is timed; "relative", nanoseconds an event over those of a step of the loop, \
        is what --compare compares. Sandwell and the region are read from Models/ and left out where it is not.
        """,
        """
        Exit status: 0 all is right and nothing fell behind, 1 a check is wrong or a workload fell behind, 64 wrong \
        usage, 65 the file to compare with is damaged, 66 it is not there, 73 or 74 the report cannot be created or \
        written, 130 interrupted.
        """,
      ]
    case .new: ["A file that is there is never replaced."]
    case .schema:
      ["It refuses no model that d2a reads. What it cannot see, such as shares that miss 1, d2a check finds."]
    case .bits: ["Little-endian 64-bit words, drawn with the keys that patients would use."]
    }
  }

  /// The command that a word names.
  static func named(_ word: String) throws(Ending) -> Command {
    if let command = Command(rawValue: word) { return command }
    let commands = allCases.map(\.rawValue).joined(separator: ", ")
    let kind = word.hasPrefix("-") ? "option" : "command"
    let words = word.hasPrefix("-") ? ["--help", "--version"] : allCases.map(\.rawValue) + ["help"]
    throw Ending(
      Ending.usage,
      "error: d2a has no \(kind) \"\(SafeText.line(word))\"\(Suggestion.of(word, among: words))\n"
        + "The commands are \(commands) and help; `d2a --help` says what they do.")
  }
}
