import Foundation
import ModelFiles
import PatientFlow
import Testing

@testable import Benchmarks

@Suite("The workloads", .serialized)
struct WorkloadTests {
  /// The folder of the shipped models, from this file.
  static let models = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Models"

  @Test("have names of their own, and all that is promised is there")
  func names() {
    let names = Workload.all.map(\.name)
    #expect(Set(names).count == names.count)
    let promised = [
      "hold 256", "hold 4096", "hold 65536", "hold 256 heap", "hold 4096 heap", "hold 65536 heap", "M/M/1", "M/M/50",
      "M/M/4000", "network M/M/1", "network M/M/50",
      "network M/M/4000", "discharge-to-assess year", "Sandwell year", "region", "two threads", "ten million",
    ]
    #expect(Set(promised) == Set(names))
    #expect(Workload.all.filter(\.isOnRequest).map(\.name) == ["ten million"])
  }

  @Test("have model files that can be read without a fault", arguments: Workload.all.compactMap(\.modelText))
  func texts(_ text: String) {
    let reading = ModelFile.read(SourceText(path: "model.jsonc", bytes: Array(text.utf8)))
    #expect(reading.model != nil)
    #expect(reading.diagnostics.filter { $0.severity == .error }.isEmpty)
  }

  @Test("come to the same twice, are right, and grow with the scale")
  func determinism() async throws {
    let small = Workload.Order(scale: 0.01, modelsFolder: Self.models)
    for workload in Workload.all {
      let order = workload.isOnRequest ? Workload.Order(scale: 0.001, modelsFolder: Self.models) : small
      let prepared = try workload.prepared(order)
      let (first, second) = (try await prepared.run(), try await prepared.run())
      for figure in first.check.figures {
        print("\(workload.name): \(figure.what) \(figure.value), expected \(figure.expected), z \(figure.z ?? .nan)")
      }
      #expect(first.check.isRight, "\(workload.name)")
      #expect(first.check == second.check && first.events == second.events, "\(workload.name)")
      #expect(first.events > 0 && first.nanoseconds > 0)
    }
    let queue = try #require(Workload.all.first { $0.name == "M/M/50" })
    let larger = try await queue.prepared(Workload.Order(scale: 0.03)).run()
    #expect(larger.events == 60_000)
  }

  @Test("that need a model of a place are left out where it is not")
  func leftOut() async throws {
    let benchmark = Benchmark(
      workloads: Workload.all.filter { ["Sandwell year", "region", "two threads", "M/M/1"].contains($0.name) },
      runs: 1, order: .init(scale: 0.001, modelsFolder: "/nowhere"))
    let outcome = try await benchmark.run()
    #expect(outcome.records.map(\.name) == ["M/M/1"])
    #expect(outcome.leftOut.map(\.name) == ["Sandwell year", "region", "two threads"])
    #expect(outcome.leftOut[0].reason == "there is no /nowhere/sandwell.jsonc here")
  }

  @Test("have a check that a wrong network does not pass")
  func planted() throws {
    let queue = QueueNetwork.all[1]
    let text = queue.text(days: 400).replacingOccurrences(of: "\"mean\": \"1 h\"", with: "\"mean\": \"57 min\"")
    let model = try Workload.embedded(text, named: "planted")
    var replication = Workload.warmedUp(model.scenarios[0].network, seed: "planted", number: 1)
    replication.run(until: model.scenarios[0].network.timing.end)
    let result = replication.finish().0
    let theory = MultiServerTheory(servers: queue.beds, load: 0.9)
    let mean = result.value(model.key("timeInSystem/all/mean", period: 1)) * queue.staysPerDay
    let figure = theory.check(meanTime: mean, customers: 400_000, startsEmpty: false)
    print("planted: mean \(mean), expected \(figure.expected), z \(figure.z ?? .nan)")
    #expect(!figure.isRight)
  }
}

@Suite("The region")
struct RegionTests {
  @Test("is as many systems, each whole, and its invariants hold")
  func repeated() throws {
    let model = try #require(ModelFile.read(path: WorkloadTests.models + "/sandwell.jsonc").model)
    let one = model.scenarios[0].network
    let three = one.repeated(3)
    #expect(three.places.count == 3 * one.places.count && three.steps.count == 3 * one.steps.count)
    #expect(Set(three.sources.map(\.key)).count == 3 * one.sources.count)
    #expect(three.settingCount == 3 * one.settingCount)
    var region = Replication(
      network: three, seed: 1, number: 1, observing: Observation(checksInvariants: true), log: PatientLog(isOn: false))
    region.run(until: 12 * WeeklySchedule.day)
  }

  @Test("has as its first system the very one that it is made of")
  func first() throws {
    let model = try #require(ModelFile.read(path: WorkloadTests.models + "/sandwell.jsonc").model)
    let one = model.scenarios[0].network
    func stays(_ network: Network) -> [Double] {
      var replication = Workload.warmedUp(network, seed: "first", number: 1)
      replication.run(until: network.timing.end)
      let result = replication.finish().0
      return result.values(model.focus.filter { $0.subject.kind == .place })
    }
    let alone = stays(one)
    #expect(!alone.isEmpty && stays(one.repeated(2)) == alone)
  }
}
