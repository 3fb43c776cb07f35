#if arch(wasm32)
  import BrowserRuntime
  import Figures
  import PatientFlow
  import Statistics

  // What the page's script calls. Addresses and counts are 32-bit; every result that is longer than a number stands at
  // `live_result` until the next call.

  /// The instance's state: the plan, the network in force, what has been folded.
  private nonisolated(unsafe) var session: LiveSession?
  private nonisolated(unsafe) var buffer: UnsafeMutableRawPointer?
  private nonisolated(unsafe) var result: [UInt8] = []
  private nonisolated(unsafe) var numbers: [Double] = []

  /// Makes room for bytes that the script writes, and gives its address.
  @_cdecl("live_buffer")
  public func liveBuffer(_ count: Int32) -> UnsafeMutableRawPointer? {
    buffer?.deallocate()
    buffer = count > 0 ? UnsafeMutableRawPointer.allocate(byteCount: Int(count), alignment: 16) : nil
    return buffer
  }

  /// Reads the plan of `count` bytes from the buffer; 1 when it is one.
  @_cdecl("live_open")
  public func liveOpen(_ count: Int32) -> Int32 {
    guard let plan = LivePlan(bytes: bytes(count)) else { return 0 }
    session = LiveSession(plan)
    return 1
  }

  /// Chooses a start and the positions of its controls (32-bit numbers in the buffer); 1 when it has them.
  @_cdecl("live_choose")
  public func liveChoose(_ start: Int32, _ count: Int32) -> Int32 {
    guard let buffer else { return 0 }
    var positions: [Int] = []
    for index in 0..<Int(count) { positions.append(Int(buffer.load(fromByteOffset: 4 * index, as: Int32.self))) }
    return session?.choose(start: Int(start), positions: positions) == true ? 1 : 0
  }

  /// Simulates a replication of what was chosen; gives how many 64-bit numbers stand at `live_numbers`.
  @_cdecl("live_simulate")
  public func liveSimulate(_ replication: Int32) -> Int32 {
    numbers = session?.simulate(Int(replication)) ?? []
    return Int32(numbers.count)
  }

  /// Address of the numbers of the last replication.
  @_cdecl("live_numbers")
  public func liveNumbers() -> UnsafePointer<Double>? { numbers.withUnsafeBufferPointer { $0.baseAddress } }

  /// Forgets what has been folded.
  @_cdecl("live_clear")
  public func liveClear() { session?.clear() }

  /// Folds a replication: `count` numbers of the baseline in the buffer, followed by as many of the setting.
  @_cdecl("live_fold")
  public func liveFold(_ count: Int32) {
    guard let buffer else { return }
    func record(_ first: Int) -> [Double] {
      (0..<Int(count)).map { buffer.load(fromByteOffset: 8 * (first + $0), as: Double.self) }
    }
    session?.fold(baseline: record(0), setting: record(Int(count)))
  }

  /// What the folded replications say about one of the first numbers of the setting's records: mean (0), low end (1) and
  /// high end (2) of its interval, median (3), how many replications have it (4).
  @_cdecl("live_value")
  public func liveValue(_ position: Int32, _ what: Int32) -> Double {
    guard let estimate = session?.comparison(at: Int(position))?.scenario else { return .nan }
    switch what {
    case 0: return estimate.mean
    case 1: return estimate.low
    case 2: return estimate.high
    case 3: return estimate.median
    default: return Double(estimate.count)
    }
  }

  /// Draws what has been folded under a label (UTF-8 in the buffer); gives how many bytes stand at `live_result`.
  @_cdecl("live_draw")
  public func liveDraw(_ count: Int32, _ isBaseline: Int32) -> Int32 {
    let label = String(decoding: bytes(count), as: UTF8.self)
    result = session?.draw(label: label, isBaseline: isBaseline != 0) ?? []
    return Int32(result.count)
  }

  /// Address of what was drawn.
  @_cdecl("live_result")
  public func liveResult() -> UnsafePointer<UInt8>? { result.withUnsafeBufferPointer { $0.baseAddress } }

  private func bytes(_ count: Int32) -> [UInt8] {
    guard let buffer else { return [] }
    return Array(UnsafeRawBufferPointer(start: buffer, count: Int(count)))
  }
#endif
