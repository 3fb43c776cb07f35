// What the Student distribution needs of the elementary functions, from + − × ÷ alone, to a few units in the last
// place. They are not public: for drawing numbers there are faster ones.

/// log(1 + x) for x ≥ 0, by log y = k log 2 + 2 artanh((m − 1) / (m + 1)) with y = 2ᵏ m and √½ ≤ m < √2.
func logOnePlus(_ x: Double) -> Double {
  if x < 0.4 { return twiceArtanh(x / (2 + x)) }
  let y = 1 + x
  var m = y.significand
  var k = Double(y.exponent)
  if m > 2.0.squareRoot() {
    m /= 2
    k += 1
  }
  return k * 0x1.62e42fefa39efp-1 + twiceArtanh((m - 1) / (m + 1))
}

/// 2 artanh s = 2 (s + s³/3 + s⁵/5 + …) for |s| ≤ 0.18.
private func twiceArtanh(_ s: Double) -> Double {
  let z = s * s
  var sum = 0.0
  for n in stride(from: 23, through: 1, by: -2) { sum = sum * z + 1 / Double(n) }
  return 2 * s * sum
}

/// exp(−x) for x ≥ 0, by 2⁻ᵏ exp(r) with |r| ≤ ½ log 2 and the power series of exp r.
func expNegative(_ x: Double) -> Double {
  if x > 745 { return 0 }
  let k = Double(Int64(x * 0x1.71547652b82fep0 + 0.5))
  let r = (k * 0x1.62e42feep-1 - x) + k * 0x1.a39ef35793c76p-33
  var sum = 1.0
  for n in stride(from: 16, through: 1, by: -1) { sum = 1 + sum * r / Double(n) }
  return Double(sign: .plus, exponent: -Int(k), significand: sum)
}
