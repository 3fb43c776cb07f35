import RandomStreams

/// A cheap stream of exponential numbers with mean 1: what a benchmark of the event list needs beside it.
///
/// The bits are those of xoshiro256++ (D. Blackman, S. Vigna, *Scrambled linear pseudorandom number generators*, ACM
/// TOMS 47, 2021). Numbers come by the ziggurat of 256 layers (G. Marsaglia, W. W. Tsang, *The ziggurat method for
/// generating random variables*, Journal of Statistical Software 5, 2000), with layer and position from different bits.
/// The tables are made with the library's own logarithm and exponential, so the numbers are the same on every machine.
/// The engine draws by keys instead, so that a patient keeps its luck; a model of a few lines need not.
struct ExponentialDraws: Sendable {
  /// A layer: positions below `limit` are under the curve whatever the height, and `width` turns one into a number.
  struct Layer: BitwiseCopyable, Sendable {
    var limit: UInt64
    var width: Double
  }

  private let layers: [Layer]
  /// Edges of the layers, the widest first, and the density at each.
  private let edges: [Double]
  private let densities: [Double]
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  /// Where the tail begins, and the area of a layer.
  private static let (tail, area) = (7.697_117_470_131_05, 0.003_949_659_822_581_572)

  /// The stream of a seed.
  init(seed: UInt64) {
    (a, b, c, d) = (mixed(seed &+ 1), mixed(seed &+ 2), mixed(seed &+ 3), mixed(seed &+ 4))
    var edges = [Self.area * Double.exp(Self.tail), Self.tail]
    while edges.count < 256 {
      let last = edges[edges.count - 1]
      edges.append(-Double.log(Double.exp(-last) + Self.area / last))
    }
    edges.append(0)
    layers = (0..<256).map { Layer(limit: UInt64(edges[$0 + 1] / edges[$0] * 0x1p53), width: edges[$0] * 0x1p-53) }
    densities = edges.map { Double.exp(-$0) }
    self.edges = edges
  }

  /// The next number.
  @inline(__always)
  mutating func next() -> Double {
    let bits = nextBits()
    let layer = layers[Int(truncatingIfNeeded: bits & 255)]
    let position = bits &>> 11
    if position < layer.limit { return Double(Int64(bitPattern: position)) * layer.width }
    return atTheEdge(layer: Int(truncatingIfNeeded: bits & 255), Double(Int64(bitPattern: position)) * layer.width)
  }

  /// One number in a hundred: in the tail, or where the layer crosses the curve.
  @inline(never)
  private mutating func atTheEdge(layer: Int, _ number: Double) -> Double {
    let height = unitUniform(nextBits())
    if layer == 0 { return Self.tail - Double.log(height) }
    let (low, high) = (densities[layer], densities[layer + 1])
    return low + height * (high - low) < Double.exp(-number) ? number : next()
  }

  @inline(__always)
  private mutating func nextBits() -> UInt64 {
    let sum = a &+ d
    let result = (sum &<< 23 | sum &>> 41) &+ a
    let shifted = b &<< 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = d &<< 45 | d &>> 19
    return result
  }
}
