import Commands
import Dispatch
import Foundation
import Synchronization

// The main thread waits here rather than in an asynchronous `main`, which would end it: profilers such as valgrind
// cannot follow a process whose first thread is gone.
let status = Mutex<Int32>(1)
let done = DispatchSemaphore(value: 0)
Task.detached {
  let result = await Program.run(Array(CommandLine.arguments.dropFirst()))
  status.withLock { $0 = result }
  done.signal()
}
done.wait()
exit(status.withLock { $0 })
