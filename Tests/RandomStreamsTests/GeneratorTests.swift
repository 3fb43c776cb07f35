import RandomStreams
import Testing

@Suite("The generator")
struct GeneratorTests {
  @Test("gives the answers of the Random123 paper")
  func knownAnswers() {
    let zeros = philox(counter: (0, 0, 0, 0), key: 0)
    #expect(zeros == RandomBlock(first: 0xE169_C58D_6627_E8D5, second: 0x9B00_DBD8_BC57_AC4C))
    let ones = philox(counter: (.max, .max, .max, .max), key: .max)
    #expect(ones == RandomBlock(first: 0x41C8_3B0E_408F_276D, second: 0x6D54_51FD_A20B_C7C6))
    let pi = philox(
      counter: (0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344), key: 0x299F_31D0_A409_3822)
    #expect(pi == RandomBlock(first: 0x94FD_CCEB_D16C_FE09, second: 0x2412_6EA1_5001_E420))
  }

  @Test("numbers its draws: draw k is word k of the counters (a, b, purpose, k / 2)")
  func numbering() {
    var stream = RandomStream(key: 77, 5, 6, purpose: 7)
    for block in UInt32(0)..<100 {
      let words = philox(counter: (5, 6, 7, block), key: 77)
      #expect(stream.nextBits() == words.first)
      #expect(stream.nextBits() == words.second)
    }
  }

  @Test("begins beforehand with the draws that it would have begun with, and goes on from there")
  func beginning() {
    for word in 0..<100 as Range<UInt32> {
      var whole = RandomStream(key: 77, word, 6, purpose: 7)
      let beginning = RandomStream.beginning(key: 77, word, 6, purpose: 7)
      var rest = RandomStream(key: 77, word, 6, purpose: 7, afterFirstOf: beginning)
      #expect(whole.nextBits() == beginning.first)
      for _ in 0..<5 { #expect(whole.nextBits() == rest.nextBits()) }
    }
  }

  @Test("goes on the same way in a copy")
  func copies() {
    var stream = RandomStream(key: 1, 2, 3, purpose: 4)
    _ = stream.nextBits()
    var copy = stream
    #expect((0..<9).map { _ in stream.nextBits() } == (0..<9).map { _ in copy.nextBits() })
  }

  @Test("makes uniforms that are never 0 or 1, symmetric, with an exact complement")
  func uniforms() {
    #expect(unitUniform(0) == 0x1p-53)
    #expect(unitUniform(.max) == 1 - 0x1p-53)
    var stream = RandomStream(key: 3, 0, 0, purpose: 0)
    for _ in 0..<10_000 {
      let bits = stream.nextBits()
      #expect(1 - unitUniform(bits) == unitUniform(~bits))
    }
  }

  @Test("keeps these draws for ever")
  func golden() {
    var stream = RandomStream(key: seedHash("baseline".utf8), keyHash("acuteStay".utf8), 1, purpose: 2)
    let draws = (0..<4).map { _ in stream.nextBits() }
    #expect(
      draws == [
        14_151_294_703_382_572_338, 18_112_058_141_830_791_372, 3_993_943_751_118_421_144,
        13_073_314_517_311_469_460,
      ])
  }

  @Test("hashes text to pinned values")
  func hashes() {
    #expect(seedHash("".utf8) == 0xF52A15E9A9B5E89B)
    #expect(seedHash("baseline".utf8) == 0xE72E4A94CF4ABC40)
    #expect(seedHash("baselinf".utf8) == 0x640A7F52D5BB8D93)
    #expect(keyHash("acute".utf8) == 0x9B4A4434)
    #expect(mixed(0) == 0)
    #expect(mixed(1) == 0x5692161D100B05E5)
  }
}
