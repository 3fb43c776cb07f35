import Foundation
import Statistics
import Testing

@Suite("Student's t distribution")
struct StudentTests {
  static let probabilities = [0.9, 0.95, 0.975, 0.99, 0.995, 0.9995]

  /// Quantiles at `probabilities`, printed by SciPy's `scipy.stats.t.ppf`:
  ///
  ///     python3 -c "
  ///     from scipy.stats import t
  ///     for v in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 19, 20, 29, 30, 49, 60, 99, 120, 199, 499, 1000):
  ///       print(v, ['%.10f' % t.ppf(p, v) for p in (0.9, 0.95, 0.975, 0.99, 0.995, 0.9995)])"
  ///
  /// Rounded to three decimals they are the table found in every textbook of statistics.
  static let table: [(freedom: Double, quantiles: [Double])] = [
    (1, [3.0776835372, 6.3137515147, 12.7062047362, 31.8205159538, 63.6567411629, 636.6192487688]),
    (2, [1.8856180832, 2.9199855804, 4.3026527297, 6.9645567343, 9.9248432009, 31.5990545764]),
    (3, [1.6377443537, 2.3533634348, 3.1824463053, 4.5407028586, 5.8409093097, 12.9239786367]),
    (4, [1.5332062741, 2.1318467863, 2.7764451052, 3.7469473880, 4.6040948713, 8.6103015814]),
    (5, [1.4758840488, 2.0150483733, 2.5705818356, 3.3649299989, 4.0321429836, 6.8688266259]),
    (6, [1.4397557473, 1.9431802805, 2.4469118511, 3.1426684033, 3.7074280213, 5.9588161788]),
    (7, [1.4149239277, 1.8945786051, 2.3646242516, 2.9979515669, 3.4994832974, 5.4078825209]),
    (8, [1.3968153097, 1.8595480375, 2.3060041352, 2.8964594477, 3.3553873313, 5.0413054334]),
    (9, [1.3830287384, 1.8331129327, 2.2621571628, 2.8214379250, 3.2498355416, 4.7809125859]),
    (10, [1.3721836411, 1.8124611228, 2.2281388520, 2.7637694581, 3.1692726726, 4.5868938587]),
    (15, [1.3406056079, 1.7530503557, 2.1314495456, 2.6024802950, 2.9467128835, 4.0727651959]),
    (19, [1.3277282090, 1.7291328115, 2.0930240544, 2.5394831906, 2.8609346065, 3.8834058526]),
    (20, [1.3253407070, 1.7247182429, 2.0859634473, 2.5279770027, 2.8453397098, 3.8495162749]),
    (29, [1.3114336473, 1.6991270265, 2.0452296421, 2.4620213602, 2.7563859037, 3.6594050195]),
    (30, [1.3104150254, 1.6972608866, 2.0422724563, 2.4572615424, 2.7499956536, 3.6459586350]),
    (49, [1.2990687847, 1.6765508926, 2.0095752371, 2.4048917595, 2.6799519736, 3.5004428914]),
    (60, [1.2958210935, 1.6706488649, 2.0002978220, 2.3901194726, 2.6602830289, 3.4602004692]),
    (99, [1.2901614420, 1.6603911560, 1.9842169516, 2.3646058618, 2.6264054573, 3.3915288334]),
    (120, [1.2886462337, 1.6576508994, 1.9799304051, 2.3578246126, 2.6174211451, 3.3734537686]),
    (199, [1.2858202093, 1.6525467462, 1.9719565443, 2.3452322311, 2.6007602161, 3.3400865562]),
    (499, [1.2832504230, 1.6479129841, 1.9647293910, 2.3338439937, 2.5857176831, 3.3101305704]),
    (1000, [1.2823987215, 1.6463788173, 1.9623390808, 2.3300826748, 2.5807546981, 3.3002826484]),
  ]

  @Test("Quantiles agree with the table to 1e-8", arguments: table.indices)
  func quantilesAgreeWithTheTable(row: Int) {
    let (freedom, quantiles) = Self.table[row]
    var worst = 0.0
    for (p, expected) in zip(Self.probabilities, quantiles) {
      let found = studentQuantile(p, degreesOfFreedom: freedom)
      worst = max(worst, abs(found - expected))
      #expect(abs(found - expected) < 1e-8)
      #expect(abs(studentQuantile(1 - p, degreesOfFreedom: freedom) + found) < 1e-8)
    }
    print("t quantiles, \(freedom) degrees of freedom: largest difference \(worst)")
  }

  @Test("One and two degrees of freedom have closed forms", arguments: [0.5001, 0.6, 0.8, 0.95, 0.999, 0.999999])
  func closedForms(p: Double) {
    let cauchy = tan(.pi * (p - 0.5))
    #expect(abs(studentQuantile(p, degreesOfFreedom: 1) - cauchy) < 1e-9 * max(1, cauchy))
    let two = (2 * p - 1) * (2 / (4 * p * (1 - p))).squareRoot()
    #expect(abs(studentQuantile(p, degreesOfFreedom: 2) - two) < 1e-9 * max(1, two))
  }

  @Test(
    "The probability of a quantile is what it was asked for, also between whole degrees of freedom",
    arguments: [1, 1.5, 2, 3, 4.7, 9, 25.3, 80, 399, 401, 5000, 1e6])
  func probabilityInvertsQuantile(freedom: Double) {
    for p in [1e-6, 0.001, 0.2, 0.4999, 0.5, 0.51, 0.7, 0.975, 0.99999] {
      let t = studentQuantile(p, degreesOfFreedom: freedom)
      #expect(abs(studentProbability(t, degreesOfFreedom: freedom) - p) < 1e-11)
    }
  }

  @Test("With many degrees of freedom it is the normal distribution")
  func normalLimit() {
    // The 97.5 % quantile z of the normal distribution, and the next term (z³ + z) / 4ν of the expansion in 1/ν.
    let z = 1.959963984540054
    let expected = z + (z * z * z + z) / 4e6
    #expect(abs(studentQuantile(0.975, degreesOfFreedom: 1e6) - expected) < 1e-10)
  }

  @Test("Half of the probability lies below zero")
  func symmetry() {
    #expect(studentQuantile(0.5, degreesOfFreedom: 7) == 0)
    #expect(studentProbability(0, degreesOfFreedom: 7) == 0.5)
    #expect(studentProbability(-1.3, degreesOfFreedom: 7) + studentProbability(1.3, degreesOfFreedom: 7) == 1)
  }
}
