import Commands
import Foundation

// The main thread waits and is not given up, as it would be under an asynchronous main: profilers that follow every
// instruction do not survive that.
let arguments = Array(CommandLine.arguments.dropFirst())
Task.detached { exit(await Program.run(arguments)) }
while true { pause() }
