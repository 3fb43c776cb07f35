/// A fixed piece of work that is timed.
///
/// Its seeds are its own and its size depends on nothing but the scale, so that it is the same work on every machine and
/// in every version.
public struct Workload: Sendable {
  /// What a workload is made for.
  public struct Order: Sendable {
    /// How large: 1 is the size that is published, 0.01 one that ends at once.
    public var scale: Double
    /// Where the models of places are.
    public var modelsFolder: String

    /// An order.
    public init(scale: Double = 1, modelsFolder: String = "Models") {
      self.scale = scale
      self.modelsFolder = modelsFolder
    }

    /// A whole number of something that is so many at scale 1.
    func scaled(_ count: Int, atLeast least: Int) -> Int {
      max(least, Int(min(Double(count) * scale, 1e12).rounded()))
    }
  }

  /// A workload made ready: what is not timed is done.
  public struct Prepared: Sendable {
    /// Digest of the model file it reads; nil where it reads none.
    public var modelDigest: String?
    /// One run.
    public var run: @Sendable () async throws -> Sample

    /// A workload that does this when it is run.
    init(modelDigest: String? = nil, run: @escaping @Sendable () async throws -> Sample) {
      self.modelDigest = modelDigest
      self.run = run
    }
  }

  /// Why a workload cannot be run here.
  public enum Refusal: Error, Sendable, Equatable {
    /// A file that it needs is not here; the text says which.
    case leftOut(String)
    /// A model that it needs has faults; the text tells them.
    case model(String)
  }

  /// What it is called, in reports and on the command line.
  public let name: String
  /// What it does, and what is counted as an event.
  public let summary: String
  /// Whether it is run only when it is named, because it is long.
  public let isOnRequest: Bool
  /// The model file that it simulates, where that is part of the program.
  public let modelText: String?
  let prepare: @Sendable (Order) throws(Refusal) -> Prepared

  /// A workload.
  init(
    _ name: String, _ summary: String, isOnRequest: Bool = false, modelText: String? = nil,
    prepare: @escaping @Sendable (Order) throws(Refusal) -> Prepared
  ) {
    self.name = name
    self.summary = summary
    self.isOnRequest = isOnRequest
    self.modelText = modelText
    self.prepare = prepare
  }

  /// Makes it ready: reads models, works out what is expected.
  public func prepared(_ order: Order) throws(Refusal) -> Prepared { try prepare(order) }

  /// Every workload, in the order in which they are told.
  public static let all: [Workload] =
    [256, 4_096, 65_536].map(hold) + [1, 50, 4_000].map(kernel) + QueueNetwork.all.map(network)
    + [dischargeYear, sandwellYear, region, twoThreads, tenMillion]
}
