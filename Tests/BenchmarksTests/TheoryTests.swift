import Testing

@testable import Benchmarks

@Suite("Theory of M/M/c")
struct MultiServerTheoryTests {
  @Test("has the mean that Erlang's formula has", arguments: [(1, 0.9), (3, 0.5), (50, 0.9), (4_000, 0.9)])
  func means(_ servers: Int, _ load: Double) {
    let offered = load * Double(servers)
    var loss = 1.0
    for server in 1...servers { loss = offered * loss / (Double(server) + offered * loss) }
    let waits = loss / (1 - load * (1 - loss))
    let theory = MultiServerTheory(servers: servers, load: load)
    #expect(abs(theory.meanTime - 1 - waits / (Double(servers) - offered)) < 1e-9)
    #expect(abs(theory.meanNumber - offered * theory.meanTime) < 1e-9 * offered)
  }

  @Test("has the variance of the number in M/M/1 that is known in closed form", arguments: [0.3, 0.6, 0.9])
  func numberVariance(_ load: Double) {
    // W. Whitt, "Planning queueing simulations", Management Science 35, 1989: 2 ρ (1 + ρ) / (1 − ρ)⁴.
    let known = 2 * load * (1 + load) / (1 - load) / (1 - load) / (1 - load) / (1 - load)
    let theory = MultiServerTheory(servers: 1, load: load)
    print("number variance \(theory.numberVariance), known \(known)")
    #expect(abs(theory.numberVariance / known - 1) < 1e-8)
  }

  @Test("has the scatter of independent services where nobody waits")
  func nobodyWaits() {
    let theory = MultiServerTheory(servers: 2_000, load: 0.5)
    #expect(abs(theory.variancePerCustomer - 1) < 1e-6)
    #expect(abs(theory.standardError(customers: 10_000) - 0.01) < 1e-6)
  }

  @Test("has the scatter that runs have", arguments: [(1, 0.5), (5, 0.7)])
  func scatter(_ servers: Int, _ load: Double) {
    let theory = MultiServerTheory(servers: servers, load: load)
    let (runs, customers) = (400, 5_000)
    let means = (1...runs).map { run in
      MultiServerQueue.simulated(servers: servers, load: load, customers: customers, seed: UInt64(run))
        .model.timesInSystem.mean / MultiServerQueue.meanService
    }
    let scatter = Scatter(of: means)
    let error = theory.standardError(customers: customers)
    // The mean of all runs, and the variance between them: of 400 about normal numbers it varies by √(2 / 399).
    let z = (scatter.mean + theory.lostToEmptyStart / Double(customers) - theory.meanTime) / error * 20
    let ratio = scatter.deviation * scatter.deviation / error / error
    let zOfVariance = (ratio - 1) / (2.0 / 399).squareRoot()
    print(
      "mean \(scatter.mean), theory \(theory.meanTime) less \(theory.lostToEmptyStart / Double(customers)), z \(z);",
      "variance over theory's \(ratio), z \(zOfVariance)")
    #expect(abs(z) < 4.5 && abs(zOfVariance) < 4.5)
  }

  @Test("catches a queue that is a little too fast", arguments: [1, 50])
  func planted(_ servers: Int) {
    let theory = MultiServerTheory(servers: servers, load: 0.9)
    let run = MultiServerQueue.simulated(servers: servers, load: 0.9, customers: 1_000_000)
    let mean = run.model.timesInSystem.mean / MultiServerQueue.meanService
    let right = theory.check(meanTime: mean, customers: 1_000_000, startsEmpty: true)
    print("mean \(mean), theory \(theory.meanTime), tolerance \(right.tolerance), z \(right.z ?? .nan)")
    #expect(right.isRight)
    #expect(!theory.check(meanTime: mean * 0.85, customers: 1_000_000, startsEmpty: true).isRight)
    #expect(run.events == 2_000_000)
  }

  @Test("holds for all statistics of the kernel's queue together")
  func statistics() {
    let model = MultiServerQueue.simulated(servers: 3, load: 0.8, customers: 200_000).model
    // Little's law holds exactly over a run that begins and ends empty.
    let perCustomer = model.timesInSystem.mean * Double(model.timesInSystem.count)
    let waited = model.waits.mean * Double(model.waits.count)
    #expect(abs(model.meanInSystem / model.meanWaiting - perCustomer / waited) < 1e-9 * perCustomer / waited)
    #expect(model.waits.min == 0 && model.timesInSystem.max > model.waits.max)
    #expect(model.timesInSystem.variance > model.waits.variance)
  }
}
