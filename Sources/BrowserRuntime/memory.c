// Memory for WebAssembly without a system: blocks by size class, each class with a list of the blocks given back.
#if defined(__wasm__)
#include <stddef.h>
#include <stdint.h>

#define PAGE 65536u
#define ALIGNMENT 16u
#define HEADER 16u

extern unsigned char __heap_base;

// Four classes to a power of two: 32, 40, 48, 56, 64, 80, ... bytes, header included. No block loses more than a fifth.
#define CLASSES 128

struct block { struct block *next; };

static struct block *given_back[CLASSES];
static uintptr_t fresh, end;

static unsigned class_of(size_t size) {
  if (size <= 32) return 0;
  unsigned power = 31u - (unsigned)__builtin_clz((uint32_t)(size - 1));
  return (power - 5) * 4 + (unsigned)((size - 1) >> (power - 2) & 3) + 1;
}

static size_t size_of(unsigned class) {
  if (class == 0) return 32;
  unsigned power = (class - 1) / 4 + 5;
  return ((size_t)1 << power) + ((size_t)((class - 1) % 4 + 1) << (power - 2));
}

static void *take(size_t size) {
  if (fresh == 0) {
    fresh = ((uintptr_t)&__heap_base + ALIGNMENT - 1) & ~(uintptr_t)(ALIGNMENT - 1);
    end = (uintptr_t)__builtin_wasm_memory_size(0) * PAGE;
  }
  if (end - fresh < size) {
    size_t pages = (size - (end - fresh) + PAGE - 1) / PAGE;
    if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) return NULL;
    end += pages * PAGE;
  }
  void *address = (void *)fresh;
  fresh += size;
  return address;
}

// Blocks lie at multiples of 16; the word before an address says which class its block is of, and how far in it lies.
int posix_memalign(void **result, size_t alignment, size_t size) {
  size_t slack = alignment > ALIGNMENT ? alignment : 0;
  if (size > 0x70000000u || slack > 0x10000u) return 12;
  size_t needed = (size + HEADER + slack + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
  unsigned class = class_of(needed);
  unsigned char *start;
  if (given_back[class]) {
    start = (unsigned char *)given_back[class];
    given_back[class] = given_back[class]->next;
  } else {
    size_t whole = (size_of(class) + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    start = take(whole);
    if (!start) return 12;
  }
  uintptr_t address = (uintptr_t)start + HEADER;
  if (slack) address = (address + alignment - 1) & ~(uintptr_t)(alignment - 1);
  ((uint32_t *)address)[-1] = class;
  ((uint32_t *)address)[-2] = (uint32_t)(address - (uintptr_t)start);
  *result = (void *)address;
  return 0;
}

void free(void *address) {
  if (!address) return;
  unsigned class = ((uint32_t *)address)[-1];
  struct block *block = (struct block *)((uintptr_t)address - ((uint32_t *)address)[-2]);
  block->next = given_back[class];
  given_back[class] = block;
}

// The machine's own copy costs a call out of the module, so short stretches are copied here.
#define SHORT 256u

static void *copy_out(void *to, const void *from, size_t count) {
  __asm__ volatile("local.get %0\n\tlocal.get %1\n\tlocal.get %2\n\tmemory.copy 0, 0" : : "r"(to), "r"(from), "r"(count) : "memory");
  return to;
}

typedef uint64_t __attribute__((aligned(1), may_alias)) word;

void *memcpy(void *restrict to, const void *restrict from, size_t count) {
  if (count > SHORT) return copy_out(to, from, count);
  unsigned char *target = to;
  const unsigned char *source = from;
  for (; count >= 8; count -= 8, target += 8, source += 8) *(word *)target = *(const word *)source;
  for (; count > 0; count--) *target++ = *source++;
  return to;
}

void *memmove(void *to, const void *from, size_t count) {
  if (count > SHORT || ((uintptr_t)to - (uintptr_t)from) < count) return copy_out(to, from, count);
  return memcpy(to, from, count);
}

void *memset(void *to, int value, size_t count) {
  if (count > SHORT) {
    __asm__ volatile("local.get %0\n\tlocal.get %1\n\tlocal.get %2\n\tmemory.fill 0" : : "r"(to), "r"(value), "r"(count) : "memory");
    return to;
  }
  unsigned char *target = to;
  uint64_t filled = 0x0101010101010101u * (unsigned char)value;
  for (; count >= 8; count -= 8, target += 8) *(word *)target = filled;
  for (; count > 0; count--) *target++ = (unsigned char)value;
  return to;
}

int memcmp(const void *one, const void *other, size_t count) {
  const unsigned char *a = one, *b = other;
  for (size_t index = 0; index < count; index++) {
    if (a[index] != b[index]) return a[index] - b[index];
  }
  return 0;
}

uintptr_t __stack_chk_guard = 0x5bd1e995u;
_Noreturn void __stack_chk_fail(void) { __builtin_trap(); }
#endif
