import ModelFiles
import PatientFlow

/// A comparison to be carried out: a model's baseline and some of its scenarios, simulated side by side under
/// common random numbers.
///
/// One unit of work is one replication of *all* its scenarios. Units are handed out to a number of workers and
/// folded in the order of replications, so the results are the same bytes for any number of workers.
public struct Experiment: Sendable {
  /// How many replications there are to be.
  public enum Amount: Sendable, Equatable {
    /// Exactly so many.
    case replications(Int)
    /// As many blocks of ten as a stated precision needs.
    case precision(Precision)
  }

  /// What keeps an experiment from being run at all.
  public enum Refusal: Error, Sendable, Equatable {
    /// The results would take more memory than is allowed; both figures are in bytes.
    case tooLarge(bytes: Int64, limit: Int64)
  }

  /// Most replications that may be asked for.
  public static let mostReplications = 100_000
  /// Most memory that what is kept of the replications may take, in bytes (8 GiB).
  public static let memoryLimit: Int64 = 8 << 30

  /// The baseline, then the scenarios compared with it.
  public var scenarios: [Scenario]
  /// What is kept of each scenario's replications, in the order of `scenarios`.
  public var selections: [Selection]
  /// How many replications.
  public var amount: Amount
  /// How many replications are simulated at the same time.
  public var threads: Int
  /// Names every random draw.
  public var seed: UInt64

  /// An experiment with the model's baseline and the scenarios at `chosen` (indices into `model.scenarios`; the
  /// baseline, 0, need not be named).
  public init(
    model: ModelFile, chosen: [Int], amount: Amount, threads: Int, seed: UInt64, detail: Detail
  ) {
    precondition(threads > 0, "an experiment needs a worker")
    scenarios = ([0] + chosen.filter { $0 != 0 }).map { model.scenarios[$0] }
    selections = scenarios.map { Selection(of: $0, in: model, detail: detail) }
    self.amount = amount
    self.threads = threads
    self.seed = seed
  }

  /// Memory that the results will take, in bytes, with the largest number of replications there may be.
  public var estimatedBytes: Int64 {
    let most =
      switch amount {
      case .replications(let count): count
      case .precision: Precision.mostReplications
      }
    return zip(scenarios, selections).reduce(0) { total, each in
      total + Int64(most) * each.1.bytesPerReplication(of: each.0.network)
    }
  }
}

/// How much of an experiment is done.
public struct Progress: Sendable, Equatable {
  /// Replications complete in all scenarios.
  public var completed: Int
  /// Replications that will be; with a stated precision, those of the blocks begun so far.
  public var total: Int

  /// So much done of so much.
  public init(completed: Int, total: Int) {
    self.completed = completed
    self.total = total
  }
}
