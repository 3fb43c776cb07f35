/// Values as 64-bit words, and back: one list of fields serves both directions.
///
///     var coder = WordCoder()            // writing
///     place.code(&coder)
///     var back = WordCoder(coder.words)  // reading
///     place.code(&back)
public struct WordCoder: Sendable {
  /// The words written, or those to be read.
  public private(set) var words: [UInt64]
  /// Whether what was read so far was what had been written, as far as that can be told.
  public private(set) var isGood = true
  private let isReading: Bool
  private var position = 0

  /// Begins to write.
  public init() {
    words = []
    isReading = false
  }

  /// Begins to read.
  public init(_ words: [UInt64]) {
    self.words = words
    isReading = true
  }

  /// Whether everything was read, and was good.
  public var isComplete: Bool { isGood && (!isReading || position == words.count) }

  /// A word.
  public mutating func code(_ word: inout UInt64) {
    if !isReading { return words.append(word) }
    guard position < words.count else {
      isGood = false
      word = 0
      return
    }
    word = words[position]
    position += 1
  }

  /// A number.
  public mutating func code(_ number: inout Double) {
    var word = number.bitPattern
    code(&word)
    number = Double(bitPattern: word)
  }

  /// A whole number.
  public mutating func code(_ number: inout Int64) {
    var word = UInt64(bitPattern: number)
    code(&word)
    number = Int64(bitPattern: word)
  }

  /// A whole number of 32 bits.
  public mutating func code(_ number: inout Int32) {
    var wide = Int64(number)
    code(&wide)
    if Int32(exactly: wide) == nil { isGood = false }
    number = Int32(truncatingIfNeeded: wide)
  }

  /// A whole number of 32 bits without sign.
  public mutating func code(_ number: inout UInt32) {
    var word = UInt64(number)
    code(&word)
    if word > UInt64(UInt32.max) { isGood = false }
    number = UInt32(truncatingIfNeeded: word)
  }

  /// A whole number of at most 32 bits, kept as the machine's own.
  public mutating func code(_ number: inout Int) {
    var narrow = Int32(clamping: number)
    code(&narrow)
    number = Int(narrow)
  }

  /// True or false.
  public mutating func code(_ flag: inout Bool) {
    var word: UInt64 = flag ? 1 : 0
    code(&word)
    flag = word != 0
  }

  /// A small number that names a case; what the cases are is checked by `make`.
  public mutating func code<Case>(_ value: inout Case, raw: UInt8, make: (UInt8) -> Case?) {
    var word = UInt64(raw)
    code(&word)
    if isReading {
      if word <= 255, let read = make(UInt8(word)) { value = read } else { isGood = false }
    }
  }

  /// A number that may be missing.
  public mutating func code(_ number: inout Double?) {
    var isThere = number != nil
    var value = number ?? 0
    code(&isThere)
    code(&value)
    number = isThere ? value : nil
  }

  /// A text, as UTF-8.
  public mutating func code(_ text: inout String) {
    var bytes = Array(text.utf8)
    var count = bytes.count
    code(&count)
    guard isReading else {
      for start in stride(from: 0, to: bytes.count, by: 8) {
        var word: UInt64 = 0
        for index in start..<min(start + 8, bytes.count) { word |= UInt64(bytes[index]) << UInt64(8 * (index - start)) }
        words.append(word)
      }
      return
    }
    bytes = []
    guard count >= 0, count <= 8 * (words.count - position) else {
      isGood = false
      return
    }
    for index in 0..<count {
      bytes.append(UInt8(truncatingIfNeeded: words[position + index / 8] >> UInt64(8 * (index % 8))))
    }
    position += (count + 7) / 8
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// A list; `blank` is what an element is before it is read.
  public mutating func code<Element>(
    _ list: inout [Element], blank: Element, _ each: (inout Element, inout WordCoder) -> Void
  ) {
    var count = list.count
    code(&count)
    if isReading {
      // Every element takes a word at least, so a count beyond what is left is damage, not a long list.
      guard isGood, count >= 0, count <= words.count - position else {
        isGood = false
        list = []
        return
      }
      list = [Element](repeating: blank, count: count)
    }
    for index in list.indices { each(&list[index], &self) }
  }

  /// A list of numbers.
  public mutating func code(_ numbers: inout [Double]) { code(&numbers, blank: 0) { $1.code(&$0) } }

  /// A list of whole numbers.
  public mutating func code(_ numbers: inout [Int32]) { code(&numbers, blank: 0) { $1.code(&$0) } }

  /// A list of words.
  public mutating func code(_ list: inout [UInt64]) { code(&list, blank: 0) { $1.code(&$0) } }
}
