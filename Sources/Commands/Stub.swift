struct DescribeCommand { init(_ a: ParsedArguments, on c: Console) {}; func run() throws(Ending) {} }
struct TraceCommand { init(_ a: ParsedArguments, on c: Console) {}; func run() throws(Ending) {} }
