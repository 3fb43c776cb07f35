import Testing

@testable import PatientFlow

@Suite("Networks as words")
struct NetworkWordsTests {
  @Test("read back as they were written, and give the same replication", arguments: 1...40)
  func roundTrip(_ seed: UInt64) throws {
    let network = seed.isMultiple(of: 2) ? RandomNetwork.make(seed) : RandomNetwork.withBeginnings(seed)
    let words = network.words
    let back = try #require(Network(words: words))
    #expect(back.words == words)
    #expect(back.schedules == network.schedules && back.sources == network.sources && back.places == network.places)
    #expect(back.staff == network.staff && back.steps == network.steps && back.branches == network.branches)
    #expect(back.risks == network.risks && back.returns == network.returns && back.timing == network.timing)
    #expect(back.distributions == network.distributions)
    #expect(back.initial == network.initial && back.initialShares == network.initialShares)
    let keys = Catalogue(of: network, detail: .full).keys
    let results = [network, back].map { network in
      var replication = Replication(
        network: network, seed: 7, number: 1, observing: Observation(), log: PatientLog(isOn: false))
      replication.run(until: network.timing.end)
      return replication.finish().0.values(keys).map(\.bitPattern)
    }
    #expect(results[0] == results[1])
  }

  @Test("are refused when one is missing, one too many, or an index leads nowhere")
  func damage() {
    let words = RandomNetwork.make(3).words
    #expect(Network(words: []) == nil)
    #expect(Network(words: Array(words.dropLast())) == nil)
    #expect(Network(words: words + [0]) == nil)
    var network = RandomNetwork.make(3)
    network.branches[0].next = Int32(network.steps.count)
    #expect(Network(words: network.words) == nil)
    network = RandomNetwork.make(3)
    network.placeOptions[0] = -1
    #expect(Network(words: network.words) == nil)
  }

  @Test("differ only where the networks do")
  func difference() {
    let network = RandomNetwork.make(5)
    var other = network
    other.places[0].capacity.base += 1
    let pairs = zip(network.words, other.words).filter { $0 != $1 }
    #expect(network.words.count == other.words.count)
    #expect(pairs.count == 1)
  }
}
