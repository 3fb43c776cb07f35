/// What each file of a results folder holds, and how all their numbers are computed: the last rows of `measures.csv`.
public enum FileNotes {
  /// The notes, by file, for a folder that holds everything or the usual selection.
  public static func all(everything: Bool) -> [(what: String, note: String)] {
    [
      ("file:*.csv", form),
      ("file:summary.csv", summary + (everything ? "Every number." : selectedKeys)),
      ("file:differences.csv", differences),
      ("file:daily.csv", (everything ? "Every series. " : selectedSeries) + daily),
      ("file:hourly.csv", (everything ? "Every place, setting and staff pool. " : selectedSeries) + hourly),
      ("file:flows.csv", flows + (everything ? "each period." : "the headline period; --all adds the rest.")),
      ("file:capacity-demand.csv", capacity),
      ("file:distributions.csv", (everything ? "Every distribution. " : selectedSpreads) + distributions),
      ("file:replications.csv", everything ? "Every number in every replication." : selectedNumbers),
      ("file:patients.csv", patients),
      ("file:run.json", record),
      ("method:quantiles", quantiles),
    ]
  }

  private static let form = """
    RFC 4180: comma, CRLF line ends, UTF-8, one header row. Numbers are the shortest decimals that read back as the \
    same value, means and intervals rounded to nine significant digits; an empty cell is no value (no case, or one \
    replication and hence no interval). Text that a spreadsheet would run as a formula is written after an apostrophe.
    """
  private static let summary = """
    Per scenario: mean, 95 % Student confidence interval and median of the replications' values. Replications \
    without a case are left out and not counted. \

    """
  private static let selectedKeys = """
    The standard catalogue in the headline period, and the focus measures and observed rows over the whole measured \
    time; --all adds the rest.
    """
  private static let differences = """
    Scenario less baseline, paired by replication (common random numbers); a pair needs both values. The interval is \
    Student's, for the mean of the pairs.
    """
  private static let selectedSeries = """
    The series behind the focus measures of the place that the first of them is about (hourly: the first); --all \
    adds the rest. \

    """
  private static let daily = """
    Counts at the daily census: mean and type 7 quantiles over the replications, and replication 1 as an example of \
    one possible course.
    """
  private static let hourly = "Mean in each hour of the week, over the measured time and all replications."
  private static let flows = "Patients a week on every way from a source or a step to a step, in "
  private static let capacity = """
    Per month of the measured time and pathway label, all replications together: referrals, starts, capacity \
    (starts that the units open allow: unit-days open over the mean stay there, delay included), and days from \
    referral to start of those who started. Pathways that lead to no place have no rows.
    """
  private static let selectedSpreads = """
    Length of stay and delay of the place that the first focus measure is about, in the headline period; --all adds \
    the rest. \

    """
  private static let distributions = """
    Of occupancy and queue: share of time at each level (from = to). Of stays and delays: share of patients with \
    from <= days < to, single days up to 60 and wider beyond, all replications together; of waits the same in hours. \
    The last bin has no end.
    """
  private static let selectedNumbers = """
    The focus measures in every replication, in the headline period, unrounded, and the observed rows of the \
    baseline; --all adds the rest.
    """
  private static let patients = """
    With --patients: every event of every patient, from the beginning of the warm-up. A patient is named \
    source:date of first arrival:number within that date.
    """
  private static let record = """
    How the results came about. It alone holds dates and durations of the run itself; every CSV file is the same, \
    byte for byte, for any number of threads.
    """
  private static let quantiles = """
    Quantiles over replications are type 7 (linear interpolation between order statistics). Quantiles over the cases \
    of one replication are type 7 too or, past a stated number of cases, come from a histogram. Quantiles over time \
    are the lowest level not exceeded for that share of the time.
    """
}
