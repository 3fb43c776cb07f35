struct DescribeCommand { init(_ a: ParsedArguments, on c: Console) {}; func run() throws(Ending) {} }
