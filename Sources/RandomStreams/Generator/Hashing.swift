/// 64-bit hash of text, for seeds; the same on every machine and in every version.
///
/// FNV-1a over the bytes (offset basis cbf29ce484222325, prime 100000001b3), then ``mixed(_:)``, so that seeds that
/// differ in one letter share no pattern.
///
/// - Complexity: O(number of bytes).
public func seedHash<Bytes: Sequence>(_ bytes: Bytes) -> UInt64 where Bytes.Element == UInt8 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in bytes {
    hash ^= UInt64(byte)
    hash &*= 0x0000_0100_0000_01B3
  }
  return mixed(hash)
}

/// 32-bit hash of an id, for keys: the two halves of ``seedHash(_:)`` combined by exclusive or.
///
/// - Complexity: O(number of bytes).
public func keyHash<Bytes: Sequence>(_ bytes: Bytes) -> UInt32 where Bytes.Element == UInt8 {
  let hash = seedHash(bytes)
  return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
}

/// A one-to-one map of 64-bit words in which every bit of the argument moves about half of the result's bits.
///
/// Two rounds of multiply and xor-shift with the constants of D. Stafford's variant 13 (the finaliser of SplitMix64;
/// Steele, Lea, Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014).
@inlinable public func mixed(_ word: UInt64) -> UInt64 {
  var z = word
  z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z &>> 31)
}
