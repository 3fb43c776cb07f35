import Figures
import Statistics
import Testing

@Suite("Titles of figures")
struct FindingsTests {
  private let clear = Interval(of: [-12, -11, -10])
  private let unclear = Interval(of: [-12, 11, 1])

  private func outcome(_ difference: Interval, isBaseline: Bool = false) -> Outcome {
    var outcome = Outcome(label: "S", isBaseline: isBaseline, period: "winter", replications: 3)
    let words = MeasureWords(
      title: "Delayed patients", subject: "Acute beds", unit: "patients", comparison: .count, clause: .delayedAtCensus)
    outcome.focus = [FocusRow(words: words, values: values(difference))]
    return outcome
  }

  private func values(_ difference: Interval) -> Comparison {
    Comparison(
      baseline: Interval(of: [58, 59, 60]), scenario: Interval(of: [46, 48, 50]), difference: difference)
  }

  private func daily(_ subject: String = "Acute beds") -> DailyComparison {
    DailyComparison(
      kind: .delayed, subject: subject, unit: "patients", days: Days(count: 2, marks: []), scenario: DailyCourse())
  }

  @Test("a course has a finding only where the difference of that very place is clear")
  func course() {
    #expect(Findings.course(daily(), of: outcome(clear)) == "Fewer patients wait: 48 rather than 59")
    #expect(Findings.course(daily(), of: outcome(unclear)) == "Delayed patients by day: Acute beds")
    #expect(Findings.course(daily("Home"), of: outcome(clear)) == "Delayed patients by day: Home")
    #expect(Findings.course(daily(), of: outcome(clear, isBaseline: true)) == "Delayed patients by day: Acute beds")
  }

  @Test("reasons tell the largest clear change, else the largest reason where it is one")
  func reasons() {
    func data(_ difference: Interval, second: [Double] = [1, 2, 3]) -> DelayReasons {
      let other = Interval(of: second)
      return DelayReasons(
        subject: "Acute beds", unit: "patients", total: values(difference),
        parts: [
          PartRow(label: "Home care", values: Comparison(baseline: other, scenario: other, difference: unclear)),
          PartRow(label: "Community bed", values: values(difference)),
        ])
    }
    #expect(
      Findings.reasons(data(clear), of: outcome(clear)) == "Largest change: Community bed, 48 rather than 59 patients")
    #expect(
      Findings.reasons(data(unclear), of: outcome(clear))
        == "Main reason for delay: Community bed, 48 of 48 patients")
    #expect(
      Findings.reasons(data(unclear, second: [47, 48, 49]), of: outcome(clear)) == "What delayed patients wait for")
  }

  @Test("forest, observed and load count what they show")
  func counts() {
    let words = MeasureWords(title: "Delay", subject: "", unit: "days", comparison: .time)
    let same = Interval(of: [0, 0])
    #expect(Findings.forest(words, [clear, clear, unclear]) == "Delay: shorter in 2 of 3 scenarios")
    #expect(Findings.forest(words, [clear]) == "Delay: shorter than in the baseline")
    #expect(Findings.forest(words, [unclear, same]) == "Delay: no clear difference")
    #expect(Findings.forest(words, [same, same]) == "Delay: the same")
    func row(_ observed: Double) -> ObservedComparison {
      ObservedComparison(
        words: words, period: "", observed: observed, tolerance: 2, simulated: Interval(of: [4, 5, 6]), source: "")
    }
    #expect(
      Findings.observed([row(5), row(9)]) == "1 of 2 measured numbers are met within their tolerance")
    #expect(Findings.observed([row(5)]) == "The measured number is met within its tolerance")
    #expect(Findings.load(Sandwell.shared.load) == "2 of 5 are asked for more than there is")
    #expect(Findings.load([Sandwell.shared.load[1]]) == "Asked for more than there is: Home care and reablement")
    #expect(Findings.load([Sandwell.shared.load[0]]) == "Nothing is asked for more than there is")
  }

  @Test("no title, note or text says “significant” or “no difference”")
  func words() {
    for scenario in Sandwell.shared.scenarios {
      for figure in Sandwell.shared.figures(scenario, label: scenario) {
        var page = Markup()
        figure.write(into: &page)
        #expect(!page.string.contains("ignificant") && !page.string.contains("no difference"))
      }
    }
  }
}
