import RandomStreams

/// Patients who are there when the warm-up begins: so many who are alike in what is known of them.
///
/// They are listed by a place (`place`), which keys their draws. What is not known of each is drawn: its row of
/// `Network.initialShares`, and how long it has been there and will be.
public struct InitialGroup: Sendable, Equatable, BitwiseCopyable {
  /// What is known of them.
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    /// In a clinical stay: age and rest are those of a stay met at a random moment.
    case staying
    /// In a clinical stay since `been`: the rest is that of a stay which has lasted so long.
    case stayingSince
    /// Past the clinical stay, in the place and waiting at `step` since `waited`.
    case waiting
    /// In no place, waiting at `step` since `waited`.
    case outside
  }

  /// What is known.
  public var kind: Kind
  /// The place that lists them, and holds all but those outside.
  public var place: Int32
  /// Position among the groups of the place; keys the draws.
  public var number: Int32
  /// How many they are.
  public var count: Int32
  /// First of the rows of `Network.initialShares` that they are drawn from.
  public var firstShare: Int32 = 0
  /// How many rows.
  public var shareCount: Int32 = 0
  /// waiting, outside: the stay whose place, or the task whose staff, they wait for; -1 of others.
  public var step: Int32 = -1
  /// waiting, outside: how long they have waited.
  public var waited: DistributionID = .none
  /// How long they have been in the place; none where it is drawn.
  public var been: DistributionID = .none

  /// `count` patients of a place; set what else is known.
  public init(_ kind: Kind, place: Int32, number: Int32, count: Int32) {
    self.kind = kind
    self.place = place
    self.number = number
    self.count = count
  }
}

/// What a patient who is there at the beginning may be: one row of several, taken by its share.
public struct InitialShare: Sendable, Equatable, BitwiseCopyable {
  /// Cumulative share: the row of those whose uniform number is below it and not below the row before.
  public var upTo: Double
  /// The stay that the patient is in, or is past; the step that it waits at where it is outside.
  public var step: Int32
  /// The patient's cohort.
  public var cohort: Int32
  /// The branch that leads out of the stay; -1 where it is drawn as for anyone.
  public var branch: Int32
  /// Length of the stay: the branch's, or one of those that it is a mixture of.
  public var duration: DistributionID
  /// Pathway label carried, or -1.
  public var pathway: Int32

  /// A row.
  public init(upTo: Double, step: Int32, cohort: Int32, branch: Int32, duration: DistributionID, pathway: Int32) {
    self.upTo = upTo
    self.step = step
    self.cohort = cohort
    self.branch = branch
    self.duration = duration
    self.pathway = pathway
  }
}
