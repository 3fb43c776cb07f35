import RandomStreams
import Testing

@Suite("Keys that differ a little give draws that have nothing to do with each other")
struct IndependenceTests {
  /// √n times the correlation of two columns of uniforms: standard normal when they are independent.
  private func z(_ a: [Double], _ b: [Double]) -> Double {
    let sum = zip(a, b).reduce(0) { $0 + ($1.0 - 0.5) * ($1.1 - 0.5) }
    return 12 * sum / Double(a.count).squareRoot()
  }

  private func first(key: UInt64, _ a: UInt32 = 0, _ b: UInt32 = 0, _ purpose: UInt32 = 0) -> Double {
    var stream = RandomStream(key: key, a, b, purpose: purpose)
    return stream.nextUniform()
  }

  @Test("first draws of successive patients, days, steps, visits and purposes")
  func neighbours() {
    let n: UInt32 = 100_000
    let patients = (0...n).map { philox(counter: (0, 3, $0, 0), key: 1).first }
    let days = (0...n).map { philox(counter: (0, $0, 3, 0), key: 1).first }
    let columns: [(String, [Double])] = [
      ("patients", patients.map { first(key: $0) }),
      ("days", days.map { first(key: $0) }),
      ("keys", (0...n).map { first(key: UInt64($0)) }),
      ("steps", (0...n).map { first(key: 1, $0) }),
      ("visits", (0...n).map { first(key: 1, 0, $0) }),
      ("purposes", (0...n).map { first(key: 1, 0, 0, $0) }),
    ]
    for (name, draws) in columns {
      for lag in [1, 2, 64] {
        let value = z(Array(draws.dropLast(lag)), Array(draws.dropFirst(lag)))
        print("\(name), lag \(lag): z \(value)")
        #expect(abs(value) < 4)
      }
    }
    for (i, one) in columns.enumerated() {
      for other in columns[..<i] {
        let value = z(one.1, other.1)
        print("\(one.0) and \(other.0): z \(value)")
        #expect(abs(value) < 4)
      }
    }
  }

  @Test("changing one bit of a key changes half of the bits drawn")
  func avalanche() {
    var changed = 0
    let keys = 2000
    for i in 0..<keys {
      let key = mixed(UInt64(i))
      var a = RandomStream(key: key, 0, 0, purpose: 0)
      var b = RandomStream(key: key ^ (1 << UInt64(i % 64)), 0, 0, purpose: 0)
      changed += (a.nextBits() ^ b.nextBits()).nonzeroBitCount
    }
    let z = (Double(changed) - 32 * Double(keys)) / (16 * Double(keys)).squareRoot()
    print("bits changed: \(changed) of \(64 * keys), z \(z)")
    #expect(abs(z) < 4)
  }

  @Test("raw bits come in the documented order")
  func rawBits() {
    var bits = KeyedBits(seed: 5)
    for day in UInt32(0)..<3 {
      var words: [UInt64] = []
      var copy = bits
      bits.nextDay { words.append($0) }
      #expect(words.count == 33 * KeyedBits.patients)
      let blocks = (0..<UInt32(64)).map { philox(counter: (0, day, $0, 0), key: 5) }
      #expect(Array(words[..<64]) == blocks.map(\.second))
      // Step 2, purpose 1, draw 1 of patient 7.
      var stream = RandomStream(key: blocks[7].first, 2, 0, purpose: 1)
      _ = stream.nextBits()
      #expect(words[64 + ((2 * 4 + 1) * 2 + 1) * 64 + 7] == stream.nextBits())
      let bytes = copy.nextDayBytes()
      #expect(bytes.count == KeyedBits.bytesPerDay)
      #expect((0..<8).reduce(0) { $0 | UInt64(bytes[$1]) << UInt64(8 * $1) } == words[0])
    }
  }
}
