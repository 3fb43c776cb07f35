public struct QuantileTally: Sendable {
  public init(thresholds: [Int64]) {}
  public var count: Int64 = 0
  public var sum: Double = 0
  public mutating func record(_ x: Int64) { count += 1; sum += Double(x) }
  public func countAbove(_ i: Int) -> Int64 { 0 }
  public func quantile(_ p: Double) -> Double { 0 }
  public mutating func merge(_ other: QuantileTally) { count += other.count; sum += other.sum }
  public func histogram() -> [(from: Int64, to: Int64, count: Int64)] { [] }
}
public func quantile(ofSorted: [Double], _ p: Double) -> Double { 0 }
