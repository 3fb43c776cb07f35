"""Runs a program under valgrind's callgrind, which counts instructions, and reads the file that it writes."""
import collections
import dataclasses
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

# Without a random seed for hashing, and with the same addresses each time, two runs differ by nothing or next to nothing.
ENVIRONMENT = {"SWIFT_DETERMINISTIC_HASHING": "1"}


def needed():
    """Says what is missing, or gives the command before the program's own."""
    if shutil.which("valgrind") is None:
        raise SystemExit("valgrind is not here: apt-get install valgrind")
    return ["setarch", "-R"] if shutil.which("setarch") else []


def version():
    return subprocess.run(["valgrind", "--version"], capture_output=True, text=True).stdout.strip()


def environment():
    return {**os.environ, **ENVIRONMENT}


@dataclasses.dataclass
class Profile:
    """Instructions of a run: by source file and function, and how often each function was called."""
    total: int = 0
    costs: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    calls: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    # The file that a function itself is in; code of others may be inlined into it.
    homes: dict = dataclasses.field(default_factory=dict)

    def less(self, other):
        """What this run did more than another."""
        rest = Profile(self.total - other.total, homes={**other.homes, **self.homes})
        for name in ("costs", "calls"):
            mine, theirs, into = getattr(self, name), getattr(other, name), getattr(rest, name)
            for key in mine.keys() | theirs.keys():
                if mine[key] != theirs[key]:
                    into[key] = mine[key] - theirs[key]
        return rest


NAMED = re.compile(r"^(c?(?:ob|fl|fi|fe|fn))=\((\d+)\)(?: (.*))?$")
# Callgrind's mark of a call of a function within itself.
AGAIN = re.compile(r"'\d+$")


def read(lines):
    """A profile from the lines of a callgrind file (https://valgrind.org/docs/manual/cl-format.html)."""
    profile = Profile()
    names = {"ob": {}, "fl": {}, "fn": {}}
    file = function = called = ""
    is_call = False
    for line in lines:
        line = line.rstrip("\n")
        named = NAMED.match(line)
        if named:
            kind = named[1].removeprefix("c")
            table = names["fl" if kind in ("fl", "fi", "fe") else kind]
            if named[3] is not None:
                table[named[2]] = AGAIN.sub("", named[3])
            name = table[named[2]]
            if named[1] in ("fl", "fi", "fe"):
                file = name
            elif named[1] == "fn":
                function = name
                profile.homes.setdefault(function, file)
            elif named[1] == "cfn":
                called = name
        elif line.startswith("calls="):
            profile.calls[called] += int(line[6:].split()[0])
            is_call = True
        elif line.startswith(("totals:", "summary:")):
            profile.total = int(line.split(":")[1].split()[0])
        elif line and (line[0].isdigit() or line[0] in "+-*"):
            if is_call:
                # The cost of what was called: counted where it was spent.
                is_call = False
            else:
                profile.costs[file, function] += int(line.rsplit(None, 1)[1])
    return profile


def read_file(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return read(file)


def profiled(run):
    """What `run`, given the command before the program's and its environment, makes a program do: (its answer, profile)."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "callgrind.out"
        prefix = [*needed(), "valgrind", "--tool=callgrind", f"--callgrind-out-file={out}"]
        answer = run(prefix, environment())
        if not out.exists() or out.stat().st_size == 0:
            raise SystemExit("callgrind wrote nothing")
        return answer, read_file(out)


def demangled(names):
    """Swift's names as they were written, by the names as the linker has them."""
    names = list(names)
    for command in (["swift-demangle"], ["swift", "demangle"]):
        if shutil.which(command[0]):
            run = subprocess.run(
                [*command, "--compact", "--simplified"], input="\n".join(names), capture_output=True, text=True)
            said = run.stdout.splitlines()
            if len(said) == len(names):
                return dict(zip(names, said))
    return {name: name for name in names}
