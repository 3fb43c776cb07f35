import PatientFlow
import RandomStreams
import Testing

/// Units in use are admissions times length of stay, in every run, whatever the network.
@Suite struct LittlesLawTests {
  /// One place with some units, a source, a stay, an exit.
  private func station(_ count: Double, perDay: Double, _ stay: Shape) -> NetworkBuilder {
    var builder = NetworkBuilder(warmUp: 50, days: 1000)
    let exit = builder.exit()
    let place = builder.place(count)
    let stay = builder.add(stay)
    builder.source(perDay, to: builder.stay([place], stay, then: [(1, exit)]))
    return builder
  }

  private func exponential(_ days: Double) -> Shape { .exponential(mean: days * Double(NetworkBuilder.day)) }

  @Test func beds() {
    for (count, perDay, mean) in [(1.0, 16.0, 0.05), (3.0, 12.0, 0.2), (Place.unlimited, 8.0, 2.0)] {
      let study = Study(station(count, perDay: perDay, exponential(mean)).network, seed: 101)
      study.expectLittlesLaw(places: 1, within: 0.01)
    }
  }

  @Test func whoGivesUpWaiting() {
    var builder = station(2, perDay: 5, exponential(0.5))
    let lost = builder.exit()
    builder.risks(of: 1, [Risk(key: 1, during: .queue, after: builder.exponential(days: 2), next: lost)])
    Study(builder.network, seed: 112).expectLittlesLaw(places: 1, within: 0.005)
  }

  @Test func twoPlacesInTandemWithBlocking() {
    var builder = NetworkBuilder(warmUp: 50, days: 1000)
    let (exit, lost) = (builder.exit(), builder.exit())
    let (a, b) = (builder.place(2), builder.place(2))
    let second = builder.stay([b], builder.exponential(days: 1.25), then: [(1, exit)])
    let stay = builder.stay([a], builder.exponential(days: 1), then: [(1, second)])
    builder.risks(of: stay, [Risk(key: 1, during: .queue, after: builder.hours(0), next: lost)])
    builder.source(3, to: stay)
    Study(builder.network, seed: 109).expectLittlesLaw(places: 2, within: 0.01)
  }

  @Test func readmissions() {
    var builder = station(Place.unlimited, perDay: 7, exponential(1))
    builder.returns(from: 0, shares: [0.3], after: builder.exponential(days: 5), to: 1, atMost: 2)
    Study(builder.network, seed: 111).expectLittlesLaw(places: 1, within: 0.01)
  }
}
