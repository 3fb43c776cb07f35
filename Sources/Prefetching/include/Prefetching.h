// The one thing that the engine wants to say and Swift has no word for.
#ifndef PREFETCHING_H
#define PREFETCHING_H

/// Asks for the cache line of an address to be brought near. A hint: nothing waits for it, nothing is read, and where a
/// machine has no such instruction nothing happens.
static inline void prefetchLine(const void *address) { __builtin_prefetch(address); }

#endif
