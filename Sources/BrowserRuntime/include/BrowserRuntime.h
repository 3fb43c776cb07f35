// What Swift's runtime asks of the system it runs on, for WebAssembly without a system. Empty on every other target.
#ifndef BROWSER_RUNTIME_H
#define BROWSER_RUNTIME_H
#endif
