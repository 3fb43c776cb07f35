#ifndef PREFETCHING_H
#define PREFETCHING_H

/// Asks for a cache line to be brought near, without waiting for it.
static inline void prefetchLine(const void *address) { __builtin_prefetch(address); }

#endif
