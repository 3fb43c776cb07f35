// Arithmetic that WebAssembly has no instruction for.
#if defined(__wasm__)
#include <stdint.h>

// Products of 128 bits, which checked multiplication of 64-bit numbers asks for.
static unsigned __int128 product(uint64_t a, uint64_t b) {
  uint64_t a0 = (uint32_t)a, a1 = a >> 32, b0 = (uint32_t)b, b1 = b >> 32;
  uint64_t low = a0 * b0, middle = a1 * b0 + (low >> 32), other = a0 * b1 + (uint32_t)middle;
  uint64_t high = a1 * b1 + (middle >> 32) + (other >> 32);
  return (unsigned __int128)high << 64 | (other << 32 | (uint32_t)low);
}

__int128 __multi3(__int128 a, __int128 b) {
  uint64_t a0 = (uint64_t)a, a1 = (uint64_t)((unsigned __int128)a >> 64);
  uint64_t b0 = (uint64_t)b, b1 = (uint64_t)((unsigned __int128)b >> 64);
  unsigned __int128 low = product(a0, b0);
  return (__int128)(low + ((unsigned __int128)(a0 * b1 + a1 * b0) << 64));
}

// The nearest whole number, halves away from zero.
double round(double value) {
  double whole = __builtin_trunc(value);
  return __builtin_fabs(value - whole) >= 0.5 ? whole + __builtin_copysign(1.0, value) : whole;
}
#endif
