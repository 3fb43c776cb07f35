import Figures
import ModelFiles
import PatientFlow
import Statistics
import Testing

@testable import Reports

@Suite("Sentences")
struct SentenceTests {
  let model: ModelFile

  init() throws { model = try SmallModel.read() }

  /// An interval with this mean and about this half-width: two values, whose Student quantile is 12.706.
  func interval(_ mean: Double, _ halfWidth: Double) -> Interval {
    let distance = halfWidth / 12.706_204_736
    return Interval(of: [mean - distance, mean + distance])
  }

  func sentence(_ focus: Int, _ before: Double, _ after: Double, _ halfWidth: Double) -> String {
    Sentences.sentence(
      label: "60 beds at the Knowle centre from July", MeasureWords(model.focus[focus], of: model.scenarios[0]),
      baseline: interval(before, 2), scenario: interval(after, 2), difference: interval(after - before, halfWidth))
  }

  @Test("say how many fewer patients wait, with no more digits than the interval supports")
  func fewer() {
    #expect(
      sentence(0, 59.2, 31.1, 3.1)
        == "With 60 beds at the Knowle centre from July, 31 patients rather than 59 wait to leave hospital on an "
        + "average evening census: 28 fewer, 95 % confidence interval 25 to 31.")
  }

  @Test("say no clear difference where the interval holds zero")
  func unclear() {
    #expect(
      sentence(0, 59.2, 58.9, 1.2)
        == "60 beds at the Knowle centre from July: no clear difference in delayed patients at the daily census: "
        + "Acute beds: 59 against 59 patients, 95 % confidence interval of the difference −1.5 to 0.9.")
  }

  @Test("speak of shorter and longer times, and of percentage points")
  func comparisons() {
    #expect(sentence(2, 8.31, 8.02, 0.04).contains("8.02 days rather than 8.31 on average: 0.29 days shorter"))
    #expect(sentence(3, 0.92, 0.95, 0.004).contains("is 95.0 % rather than 92.0: 3.0 percentage points higher"))
  }

  @Test("say that numbers are the same when they are, in every replication")
  func same() {
    #expect(sentence(0, 59, 59, 0).hasSuffix("the same as the baseline in every replication."))
  }

  @Test(
    "round to what the half-width supports",
    arguments: [
      (2.9, 0), (1.2, 1), (0.35, 1), (0.12, 2), (0.035, 2), (0.011, 3), (0.0001, 3), (15, 0), (250, 0),
    ])
  func rounding(_ halfWidth: Double, _ decimals: Int) {
    #expect(Rounding.decimals(halfWidth: halfWidth, value: 1) == decimals)
  }

  @Test("write numbers with grouped thousands and a true minus")
  func numbers() {
    #expect(Rounding.text(1_234_567.891, decimals: 1) == "1,234,567.9")
    #expect(Rounding.text(9_999, decimals: 0) == "9999")
    #expect(Rounding.text(-0.04, decimals: 1) == "0.0")
    #expect(Rounding.text(-2.5, decimals: 1) == "−2.5")
    #expect(Rounding.text(.nan, decimals: 1) == "–")
  }
}
