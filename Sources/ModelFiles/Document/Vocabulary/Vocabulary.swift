/// Every word of the model file, section by section.
enum Vocabulary {
  /// Format that this version reads.
  static let format = "d2a-model/1"
  /// Words for how far a model can be trusted.
  static let statuses = ["illustrative", "local", "validated"]
  /// Settings a place can belong to, in the order of the results.
  static let settings = ["acute", "intermediate", "home", "care home", "other"]

  /// What reports call all places of a setting together.
  static func label(ofSetting setting: String) -> String {
    setting == "home" ? "all places at home" : "all \(setting) places"
  }

  /// Ways to leave.
  static let exits = ["home", "died", "care home", "cancelled", "left"]
  /// Words that stand for something else where names of things stand.
  static let reservedNames = [
    "rest", "byCohort", "byRoute", "ifRoom", "else", "none", "all", "baseline", "value", "evidence",
  ]

  /// The source that event logs name for who is there at the beginning; no source can be called so.
  static let beginningSource = "initial"

  /// Words that people write for a word of the model file.
  static let synonyms = Synonyms([
    "beds": ["count"], "bed": ["count"], "bedz": ["count"], "capacity": ["count"], "size": ["count"],
    "number": ["count"],
    "places": ["count", "place"], "name": ["label", "title"], "description": ["label"], "next": ["then"],
    "goto": ["then"], "route": ["then"], "los": ["stay"], "lengthofstay": ["stay"],
    "duration": ["stay", "task", "wait"],
    "time": ["task", "wait"], "rate": ["perDay"], "arrivalsperday": ["perDay"], "first": ["to"], "firststep": ["to"],
    "target": ["to"], "type": ["setting"], "team": ["staff"], "who": ["staff"], "opening": ["admits"],
    "openinghours": ["admits", "hours"], "shifts": ["hours"], "rota": ["hours"], "source": ["evidence"],
    "reference": ["evidence"], "cost": ["costPerDay", "costPerHour"], "why": ["because"], "base": ["basedOn"],
    "runs": ["replications"], "iterations": ["replications"], "duringwarmup": ["warmUp"], "burnin": ["warmUp"],
    "end": ["horizon", "until"], "length": ["horizon"], "scenario": ["scenarios"], "outcome": ["exit"],
    "readmission": ["returns"], "readmissions": ["returns"], "factor": ["times"], "by": ["times"], "date": ["from"],
    "to": ["reaching", "until"], "limit": ["atMost"], "probability": ["share"], "queue": ["queueLimit"],
  ])

  static let evidence = Field.optional(
    "evidence", .name(of: "an evidence record"),
    "Where the figures in this object come from; inherited by what is inside.")

  static let model = Section(
    name: "a model",
    fields: [
      .optional("$schema", .text, "Where editors find the schema of this file."),
      .required("format", .word(oneOf: [format]), "The format and its version."),
      .required("title", .text, holds: .someText, "What the model is called."),
      .required("status", .word(oneOf: statuses), "How far it can be trusted; stands on every report."),
      .required("start", .date, "When the measured time begins."),
      .required("horizon", .duration, "How long the measured time is."),
      .optional("warmUp", .warmUp, "How long the system runs before the start, to fill; none by default."),
      .optional("censusAt", .moment, "Time of day at which patients are counted; 23:59 by default."),
      .optional(
        "replications", .wholeNumber, holds: .whole(1...Limits.replications), "How many simulated runs; 50 by default."),
      .optional("seed", .text, "Any text; its hash seeds the random draws. \"baseline\" by default."),
      .optional(
        "periods", .object(of: "a name and two dates each"), holds: .periods, "Windows with measures of their own."),
      .optional("headline", .name(of: "a period"), "The period that the answer is told for; all by default."),
      .optional("focus", .list(of: "measures"), holds: .list(of: .text), "The measures that the answer is told in."),
      .required(
        "cohorts", .object(of: "cohorts by name"), holds: .named(.section(cohort), 1...Limits.cohorts),
        "Kinds of patient."),
      .required(
        "arrivals", .object(of: "sources by name"), holds: .named(.section(source), 1...Limits.things),
        "Where new patients come from."),
      .required(
        "places", .object(of: "places by name"), holds: .named(.section(place), 0...Limits.things), "Bed-like capacity."
      ),
      .optional(
        "staff", .object(of: "staff by name"), holds: .named(.section(staff), 0...Limits.things),
        "Who carries out tasks."),
      .required(
        "steps", .object(of: "steps by name"), holds: .named(.step, 1...Limits.things), "What happens to patients."),
      .optional(
        "scenarios", .object(of: "scenarios by name"), holds: .named(.section(scenario), 0...Limits.scenarios),
        "The model with changes."),
      .optional(
        "observed", .list(of: "observations"), holds: .list(of: .section(observation)), "What was really measured."),
      .optional(
        "controls", .list(of: "controls"), holds: .list(of: .section(control)), "What a reader of the report may move."),
      evidence,
    ])

  static let cohort = Section(
    name: "a cohort",
    fields: [
      .optional("label", .text, "What reports call it."),
      .optional("priority", .wholeNumber, holds: .whole(1...1000), "Rank in queues: 1 goes first, none goes last."),
      evidence,
    ])

  static let source = Section(
    name: "a source of arrivals",
    fields: [
      .optional("label", .text, "What reports call it."),
      .required(
        "perDay", .number, holds: .figure(.number(0...Limits.arrivalsPerDay)),
        "Mean arrivals a day at the start, before weights.", orElse: "file"),
      .optional(
        "file", .text, "Arrivals by date from a CSV file: patients expected (rate), or exactly so many (count)."),
      .optional("hourly", .weights(24), "Weights of the hours of a day, normalised to average 1."),
      .optional("weekday", .weights(7), "Weights of the days of a week, Monday first, normalised to average 1."),
      .optional("monthly", .weights(12), "Weights of the months, January first, normalised to average 1."),
      .optional("growth", .share, holds: .figure(.share(-0.9...10)), "Growth of the rate a year, such as \"2 %\"."),
      .optional(
        "dispersion", .number, holds: .figure(.number(1...1000)),
        "Variance over mean of a day's count; 1, the default, is Poisson."),
      .optional(
        "changes", .list(of: "dated factors on the rate"), holds: .changes(rateChange),
        "How the rate changes over time."),
      .optional("cohorts", .shares(of: "a cohort"), "Shares of the cohorts among its patients."),
      .required("to", .name(of: "a step"), "First step of its patients."),
      .optional("batch", .countDistribution, "How many patients arrive together; \"perDay\" still counts patients."),
      evidence,
    ])

  static let place = Section(
    name: "a place",
    fields: [
      .optional("label", .text, "What reports call it."),
      .required("count", .count, "How many units are open."),
      .optional("unit", .text, "What a unit is called, such as \"bed\"."),
      .optional("setting", .word(oneOf: settings), "Where patients are while in it; \"other\" by default."),
      .optional(
        "changes", .list(of: "dated changes"), holds: .changes(capacityChange), "How the count changes over time."),
      .optional("admits", .hours, "Hours in which patients may start; always by default."),
      .optional("costPerDay", .money, "Cost of an open unit a day."),
      .optional("costPerUsedDay", .money, "Cost of a used unit a day."),
      .optional("startsPerDay", .startsPerDay, "How many patients may start a day; days that are not named have none."),
      .optional("skipUnfit", .flag, "Whether those who fit may pass those who do not; false by default."),
      .optional("queueLimit", .wholeNumber, holds: .figure(.whole(0...Limits.units)), "How many may wait for it."),
      .optional("ifFull", .name(of: "a step"), "The step of those who find the queue full."),
      .optional("turnaround", .distribution, "Cleaning after a patient: the unit is occupied, by nobody."),
      .optional(
        "surge", .object(of: "count, place, above, below, at"), holds: .section(surge),
        "Extra units, opened when a place is fuller than a share at a daily review, closed when emptier than another."),
      .optional(
        "initial", .object(of: "count and queue, or file"), holds: .section(beginning),
        "Who is in it, or waits for it, when the warm-up begins, or at the start where there is none."),
      evidence,
    ], pairs: [["queueLimit", "ifFull"]])

  static let staff = Section(
    name: "a staff pool",
    fields: [
      .optional("label", .text, "What reports call it."),
      .required("hours", .rota, "Working hours with the number on duty."),
      .optional(
        "productive", .share, holds: .figure(.share(0.01...1)),
        "Share of the time on duty that goes into tasks; all of it by default."),
      .optional(
        "changes", .list(of: "dated changes"), holds: .changes(capacityChange),
        "How the number on duty changes over time."),
      .optional("costPerHour", .money, "Cost of one on duty an hour."),
      .optional(
        "atShiftEnd", .word(oneOf: ["pause", "finish"]), "What becomes of a task in progress; it pauses by default."),
      evidence,
    ])

  /// What any step but an exit can have.
  private static let anyStep: [Field] = [
    .optional("label", .text, "What reports call it."),
    .required(
      "then", .shares(of: "a step"), holds: .byCohort(.ways),
      "The next step, or shares between steps, by cohort where they differ; or a stay \"ifRoom\" and \"else\" a step."
    ),
    .optional("risks", .list(of: "risks"), holds: .list(of: .section(risk)), "What may happen instead."),
    .optional("reason", .text, "What the delay is called while waiting for it, or of it."),
    .optional("pathway", .text, holds: .pathway, "Label that a patient carries from the moment it is routed here."),
    evidence,
  ]

  static let stay = Section(
    name: "a stay",
    fields: [
      .required("place", .name(of: "a place, or of several in order of preference"), holds: .places, "Where."),
      .required(
        "stay", .distribution, holds: .byCase(.figure(.distribution(.time))),
        "The clinical stay, by cohort or route where they differ."),
      .optional(
        "units", .units, holds: .byCase(.figure(.units)),
        "How many units of the place it takes, by cohort or route where they differ; 1 by default."),
      .optional("readyWithin", .hours, "Hours of the reviews that declare patients ready."),
    ] + anyStep + [
      .optional(
        "transfer", .distribution, "Time from securing the place to arriving, during which both places are held."),
      .optional(
        "longerPerDelayedDay", .share, holds: .figure(.share(0...10)),
        "How much longer the stay gets for each day of the delay that leads into it."),
      .optional("monthly", .factors(12), "Factors on stays that begin in each month, January first."),
      .optional(
        "changes", .list(of: "dated factors on the stay"), holds: .changes(stayChange),
        "How the stay changes over time."),
      .optional(
        "prepare", .object(of: "lead, steps"), holds: .section(preparation),
        "Tasks and waits that begin before the stay's end; what is unfinished then is delay under its own reason."),
    ])

  static let task = Section(
    name: "a task",
    fields: [
      .required(
        "task", .distribution, holds: .byCase(.figure(.distribution(.time))),
        "Staff time, by cohort or route where it differs."),
      .required("staff", .name(of: "a staff pool"), "Who carries it out."),
      .optional(
        "units", .taskUnits, holds: .byCase(.figure(.taskUnits)),
        "How many staff it takes, by cohort or route where they differ; 1 by default."),
    ] + anyStep)

  static let wait = Section(
    name: "a wait",
    fields: [
      .required(
        "wait", .distribution, holds: .byCase(.figure(.distribution(.time))),
        "How long, by cohort or route where it differs."),
      .optional("within", .hours, "Hours in which it can end."),
    ] + anyStep)

  static let together = Section(
    name: "a step of several",
    fields: [
      .required(
        "together", .list(of: "tasks and waits"), holds: .list(of: .beside, atLeast: 1),
        "Tasks and waits side by side; the delay is that of whichever finishes last.")
    ] + anyStep)

  /// What a task or wait beside another step can have.
  private static let besideStep: [Field] = [
    .optional("label", .text, "What reports call it."),
    .optional("reason", .text, "What the delay is called while waiting for it, or of it."),
    evidence,
  ]

  static let besideTask = Section(
    name: "a task beside others",
    fields: [
      .required(
        "task", .distribution, holds: .byCohort(.figure(.distribution(.time))),
        "Staff time, by cohort where it differs."),
      .required("staff", .name(of: "a staff pool"), "Who carries it out."),
      .optional(
        "units", .taskUnits, holds: .byCohort(.figure(.taskUnits)),
        "How many staff it takes, by cohort where they differ; 1 by default."),
    ] + besideStep)

  static let besideWait = Section(
    name: "a wait beside others",
    fields: [
      .required(
        "wait", .distribution, holds: .byCohort(.figure(.distribution(.time))), "How long, by cohort where it differs."),
      .optional("within", .hours, "Hours in which it can end."),
    ] + besideStep)

  static let preparation = Section(
    name: "a preparation",
    fields: [
      .required("lead", .distribution, "How long before the stay's end it begins."),
      .required(
        "steps", .list(of: "tasks and waits"), holds: .list(of: .beside, atLeast: 1),
        "Tasks and waits, one after another."),
      evidence,
    ])

  static let exit = Section(
    name: "an exit",
    fields: [
      .required("exit", .word(oneOf: exits), "How the patient leaves."),
      .optional("label", .text, "What reports call it."),
      .optional("returns", .object(of: "share, after, to, atMost"), holds: .section(returning), "Readmission."),
      .optional("pathway", .text, holds: .pathway, "Label that a patient carries from the moment it is routed here."),
      evidence,
    ])

  /// The kinds of step, each by the key that makes a step one of that kind.
  static let steps: [(key: String, section: Section)] = [
    ("place", stay), ("task", task), ("wait", wait), ("together", together), ("exit", exit),
  ]

  /// Every section, in the order of the reference.
  static let sections = [
    model, cohort, source, place, surge, beginning, beginningQueue, staff, capacityChange, rateChange, stayChange,
    changeList, stay, fallingUnits, preparation, task, wait, together, besideTask, besideWait, exit, returning, risk,
    room, scenario, observation, control, value, part, empirical,
  ]

  static let returning = Section(
    name: "a readmission",
    fields: [
      .required(
        "share", .share, holds: .byCohort(.figure(.share(0...1))),
        "Share of those who leave that come back, by cohort where it differs."),
      .required("after", .distribution, "Time from leaving to coming back."),
      .required("to", .name(of: "a step"), "The step they begin with."),
      .optional(
        "atMost", .wholeNumber, holds: .figure(.whole(1...1000)),
        "How often one patient can come back; without limit by default."),
      evidence,
    ])

  static let risk = Section(
    name: "a risk",
    fields: [
      .required(
        "during", .word(oneOf: ["queue", "stay", "delay"]), holds: .phases,
        "The phase, or a list of phases, in which it is at work."),
      .required("after", .distribution, "Time from the start of the phase until it strikes."),
      .required("to", .name(of: "a step"), "The step that follows when it strikes first."),
      .optional("leave", .word(oneOf: ["now"]), "\"now\" gives up the place at once."),
      evidence,
    ])

  static let capacityChange = Section(
    name: "a change of a count",
    fields: [
      .required("from", .date, "When it begins."),
      .optional("until", .date, "When it ends again."),
      .optional(
        "count", .wholeNumber, holds: .figure(.changeAmount),
        "The count from then on, or \"+20\" or \"-20\" more or fewer."),
      .optional("over", .distribution, "How long a ramp takes."),
      .optional(
        "reaching", .wholeNumber, holds: .figure(.changeAmount), "Where a ramp gets to, or \"+60\" or \"-60\"."),
      .optional("times", .factor, "A factor on the count and on where the ramp gets to."),
      evidence,
    ], pairs: [["over", "reaching"]], needsOne: ["count", "reaching", "times"])

  static let rateChange = Section(
    name: "a change of a rate",
    fields: [
      .required("from", .date, "When it begins."),
      .optional("until", .date, "When it ends again."),
      .required("times", .factor, "A factor on the rate."),
      evidence,
    ])

  static let stayChange = Section(
    name: "a change of a stay",
    fields: [
      .required("from", .date, "When it begins: for stays that begin from then on."),
      .optional("until", .date, "When it ends again."),
      .required("times", .factor, "A factor on the stay."),
      evidence,
    ])

  static let fallingUnits = Section(
    name: "falling units",
    fields: [
      .required(
        "from", .wholeNumber, holds: .figure(.whole(1...Structure.mostFalling)), "Units at the beginning of the stay."),
      .required(
        "to", .wholeNumber, holds: .figure(.whole(1...Structure.mostFalling)), "Units at its end and while delayed."),
      evidence,
    ])

  static let surge = Section(
    name: "a surge",
    fields: [
      .required("count", .wholeNumber, holds: .figure(.whole(1...Limits.units)), "How many extra units open."),
      .required("place", .name(of: "a place"), "The place whose occupancy decides."),
      .required("above", .share, "They open when the occupancy is above this."),
      .required("below", .share, "They close when it is below this."),
      .optional("at", .moment, "Time of day of the review; 08:00 by default."),
      evidence,
    ])

  static let room = Section(
    name: "a way that looks for room",
    fields: [
      .required("ifRoom", .name(of: "a stay"), "The stay that is taken if it can begin at once."),
      .required("else", .shares(of: "a step"), holds: .shares, "The next step otherwise, or shares between steps."),
      evidence,
    ])

  static let changeList = Section(
    name: "a list of changes with a slip",
    fields: [
      .optional("slip", .distribution, "Delay of the whole list."),
      .required("steps", .list(of: "dated changes"), holds: .list(of: .object), "The changes."),
      evidence,
    ])
}
