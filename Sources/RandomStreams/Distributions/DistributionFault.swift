/// Why a shape with its modifiers is not a distribution. The wording for people is the reader's of model files.
public enum DistributionFault: Sendable, Equatable {
  /// A parameter is infinite or not a number.
  case notFinite
  /// A mean, spread, scale or factor is below 0, or a shape parameter or a unit is not above 0.
  case outOfRange
  /// `low`, `mode` and `high` are not in this order.
  case disordered
  /// There are no weights, as many as values are missing, one is negative, or all are 0.
  case badWeights
  /// A mixture names a distribution that is not in the library yet.
  case unknownComponent
  /// The limits of `between` exclude (nearly) everything: what is left has a probability below 1e-290.
  case emptyRange
}

extension DistributionLibrary {
  /// What is wrong with a shape and its modifiers, or nil when ``add(_:_:)`` will take them.
  public func fault(in shape: Shape, _ modifiers: Modifiers = Modifiers()) -> DistributionFault? {
    if let fault = parameterFault(shape) ?? Self.modifierFault(modifiers) { return fault }
    return compiled(shape, modifiers) == nil ? .emptyRange : nil
  }

  private func parameterFault(_ shape: Shape) -> DistributionFault? {
    switch shape {
    case .fixed(let value): Self.fault(finite: [value])
    case .exponential(let mean): Self.fault(finite: [mean], notNegative: [mean])
    case .uniform(let low, let high): Self.fault(finite: [low, high]) ?? (low <= high ? nil : .disordered)
    case .triangular(let low, let mode, let high):
      Self.fault(finite: [low, mode, high]) ?? (low <= mode && mode <= high ? nil : .disordered)
    case .normal(let mean, let deviation): Self.fault(finite: [mean, deviation], notNegative: [deviation])
    case .lognormal(let mu, let sigma): Self.fault(finite: [mu, sigma], notNegative: [sigma])
    case .gamma(let shape, let scale), .weibull(let shape, let scale):
      Self.fault(finite: [shape, scale], notNegative: [scale], positive: [shape])
    case .poisson(let mean, let unit): Self.fault(finite: [mean, unit], notNegative: [mean], positive: [unit])
    case .mixture(let weights, let components):
      if components.contains(where: { $0.index < 0 || $0.index >= count }) {
        .unknownComponent
      } else {
        Self.fault(weights: weights, count: components.count)
      }
    case .quantiles(let values, let probabilities): Self.fault(quantiles: values, at: probabilities)
    case .empirical(let values, let weights):
      Self.fault(finite: values) ?? Self.fault(weights: weights, count: values.count)
    }
  }

  private static func modifierFault(_ modifiers: Modifiers) -> DistributionFault? {
    let limits = modifiers.between.map { [$0.lowerBound, $0.upperBound] } ?? []
    if limits.contains(where: { $0.isNaN }) { return .notFinite }
    return fault(
      finite: [modifiers.scale, modifiers.cap ?? 0, modifiers.roundTo ?? 1],
      notNegative: [modifiers.scale], positive: [modifiers.roundTo ?? 1])
  }

  private static func fault(
    finite: [Double], notNegative: [Double] = [], positive: [Double] = []
  ) -> DistributionFault? {
    if finite.contains(where: { !$0.isFinite }) { return .notFinite }
    if notNegative.contains(where: { $0 < 0 }) || positive.contains(where: { $0 <= 0 }) { return .outOfRange }
    return nil
  }

  private static func fault(quantiles values: [Double], at probabilities: [Double]) -> DistributionFault? {
    if let fault = fault(finite: values + probabilities) { return fault }
    if values.count < 2 || probabilities.count != values.count { return .badWeights }
    if probabilities.first != 0 || probabilities.last != 1 { return .outOfRange }
    let isOrdered =
      zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }
      && zip(probabilities, probabilities.dropFirst()).allSatisfy { $0 < $1 }
    return isOrdered ? nil : .disordered
  }

  private static func fault(weights: [Double]?, count: Int) -> DistributionFault? {
    guard let weights else { return count > 0 ? nil : .badWeights }
    if weights.contains(where: { !$0.isFinite }) { return .notFinite }
    if weights.count != count || weights.contains(where: { $0 < 0 }) { return .badWeights }
    return weights.reduce(0, +) > 0 ? nil : .badWeights
  }
}
