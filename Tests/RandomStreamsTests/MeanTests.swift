import Testing

@testable import RandomStreams

/// A mean asked for alone costs one integral in the place of two, and is the same to the last bit.
@Suite struct MeanTests {
  private static let days: [(shape: Shape, modifiers: Modifiers, mean: UInt64, variance: UInt64)] = [
    (.gamma(mean: 24, standardDeviation: 15), Modifiers(cap: 60), 0x4037_af8f_f332_274d, 0x4068_67ac_c774_3ba6),
    (.gamma(mean: 4, standardDeviation: 2), Modifiers(between: 1...9), 0x400f_62e0_454a_75b5, 0x4008_2e8e_1718_adce),
    (.gamma(mean: 1, standardDeviation: 3), Modifiers(cap: 2), 0x3fda_3a7e_45c5_8e9e, 0x3fdf_afb2_091c_9495),
    (.lognormal(median: 14.87, mean: 19.7), Modifiers(cap: 42), 0x4032_02ed_684d_86ed, 0x4060_6d8f_a0bf_d8bc),
    (
      .lognormal(mean: 6.4, standardDeviation: 8.1), Modifiers(between: 0.5...30, scale: 1.1), 0x4019_2be5_3e73_22b2,
      0x4040_aa1a_6ded_e227
    ),
    (.weibull(shape: 40, scale: 7), Modifiers(), 0x401b_9ce5_1c9c_e07b, 0x3fa8_36e5_384d_336d),
    (.normal(mean: 3, standardDeviation: 2), Modifiers(cap: 6), 0x4009_b7d9_36b9_7d58, 0x4005_2bb7_be93_9ec8),
    (.triangular(low: 1, mode: 3, high: 9), Modifiers(cap: 7), 0x4011_1c71_c71c_71c7, 0x4004_4587_e6b7_4f04),
    (
      .gamma(mean: 3, standardDeviation: 2), Modifiers(cap: 6, roundTo: 1), 0x4006_ecd1_bb4a_32ac,
      0x4006_8631_d0b7_9a6e
    ),
  ]

  /// Results rest on these: loads, warnings and the fill of places at the beginning.
  @Test func momentsKeepTheirBits() {
    for (shape, modifiers, mean, variance) in Self.days {
      var library = DistributionLibrary()
      let id = library.add(shape, modifiers)
      #expect(library.mean(id).bitPattern == mean, "\(shape), \(modifiers)")
      #expect(library.variance(id).bitPattern == variance, "\(shape), \(modifiers)")
    }
  }

  @Test func aMeanAloneIsTheMeanBesideTheVariance() {
    var library = DistributionLibrary()
    var ids = Self.days.map { library.add($0.shape, $0.modifiers) }
    let weights = ids.map { Double($0.index + 1) }
    let mixture = library.add(.mixture(weights: weights, of: ids))
    ids.append(mixture)
    ids.append(library.add(.mixture(weights: [1, 3], of: [mixture, ids[2]]), Modifiers(scale: 1.7)))
    ids.append(library.add(.mixture(weights: [1, 1], of: [ids[3], ids[6]]), Modifiers(cap: 20)))
    ids.append(library.add(.gamma(mean: 2, standardDeviation: 1), Modifiers(scale: 0, cap: 3)))
    for id in ids {
      #expect(library.mean(id).bitPattern == library.moments(Int(id.index)).mean.bitPattern)
    }
    #expect(library.variance(ids[ids.count - 1]) == 0)
  }
}
