import ModelFiles
import PatientFlow
import Statistics

extension Workload {
  /// Reads a model file that is part of the program.
  static func embedded(_ text: String, named name: String) throws(Refusal) -> ModelFile {
    let source = SourceText(path: name + ".jsonc", bytes: Array(text.utf8))
    let reading = ModelFile.read(source)
    guard let model = reading.model else { throw .model(render(reading.diagnostics, of: source, color: false)) }
    return model
  }
}

extension ModelFile {
  /// A number of the baseline by its name; the name is one of the program's own.
  func key(_ name: String, period: Int = 0) -> MeasureKey {
    do throws(MeasureNamingError) {
      return try MeasureNaming.key(name, scenarios[0].names, period: Int32(period))
    } catch {
      preconditionFailure("a benchmark asks for \(name): \(error.message)")
    }
  }

  /// SHA-256 of the file itself.
  var digest: String? { files.first?.digest }
}

extension ReplicationResult {
  /// Patients who came in the measured time.
  func arrivals(_ network: Network) -> Int {
    network.sources.indices.reduce(0) { sum, source in
      network.steps.indices.reduce(sum) { $0 + Int(flow(from: .source(source), to: $1, period: 0)) }
    }
  }

  /// A digest of some numbers, to the last bit, and of the number of events.
  func digest(of keys: [MeasureKey]) -> UInt64 {
    var hash = Fingerprint()
    hash.add(UInt64(bitPattern: events))
    for value in values(keys) { hash.add(value.bitPattern) }
    return hash.value
  }
}

/// A digest of words in their order.
struct Fingerprint {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds a word, byte by byte as FNV-1a does.
  mutating func add(_ word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      value ^= (word &>> shift) & 0xFF
      value &*= 0x0000_0100_0000_01B3
    }
  }
}
