import PatientFlow
import RandomStreams

/// The means of a network's distributions, each at the position of its distribution in the library.
///
/// A mean may take an integral, and averages over time ask for the same few again and again. Each was found where its
/// distribution was read; from there it is handed on.
struct Means: Sendable {
  private var values: [Double] = []
  /// Means of numbers of units, by the position of what they are drawn from.
  private var units: [Int32: Double] = [:]

  /// How many there are: as many as distributions.
  var count: Int { values.count }

  /// The mean of a distribution; 0 for none.
  subscript(id: DistributionID) -> Double { id == .none ? 0 : values[Int(id.index)] }

  /// Adds a distribution to a library of which these are the means.
  mutating func add(_ distribution: Distribution, to library: inout DistributionLibrary) -> DistributionID {
    let id = distribution.add(to: &library)
    addParts(of: distribution)
    values.append(distribution.mean)
    return id
  }

  /// The means of the parts of a mixture, which the library takes before it.
  private mutating func addParts(of distribution: Distribution) {
    guard case .mixture(_, let parts) = distribution.form else { return }
    for part in parts {
      addParts(of: part)
      values.append(part.mean)
    }
  }

  /// Adds what numbers of units are drawn from, and says what their mean is.
  mutating func addUnits(
    _ distribution: Distribution, to library: inout DistributionLibrary
  ) -> (id: DistributionID, mean: Double) {
    let id = add(distribution, to: &library)
    let mean = library.meanOfUnits(id)
    units[id.index] = mean
    return (id, mean)
  }

  /// Mean units of a visit that takes a branch, at its beginning and at its end.
  func units(of step: Step, _ branch: Branch, _ network: Network) -> (first: Double, last: Double) {
    guard branch.units >= 0 else { return (Double(step.units), Double(step.units)) }
    let rule = network.unitRules[Int(branch.units)]
    if rule.drawn == .none { return (Double(rule.from), Double(rule.falls ? rule.to : rule.from)) }
    let mean = units[rule.drawn.index] ?? 0
    return (mean, mean)
  }
}

extension DistributionLibrary {
  /// Mean of what is drawn when it is rounded half to even and at least 1.
  func meanOfUnits(_ id: DistributionID) -> Double {
    var library = self
    let rounded = library.addRounded(id)
    return library.mean(rounded) + library.cumulative(rounded, 0.25)
  }
}
