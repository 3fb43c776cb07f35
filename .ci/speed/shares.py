"""Where the instructions of an event go, by what the code is about.

The compiler inlines most of an event's work into a few functions. So callgrind writes the cost of every single instruction,
and the symbolizer of LLVM says, from the debug information, whose code each was before it was inlined.
"""
import collections
import pathlib
import re
import shutil
import subprocess
import tempfile

import bench
import callgrind

WORKLOAD = "Sandwell year"
SIZES = (0.1, 0.2)
# Code belongs to the first of these that it matches, by its file or its linker's name; what matches none counts to whoever
# called it: Swift's library, and the storage (arenas) that everything is kept in.
GROUPS = [
    ("event list", r"/EventSimulation/|^\$s15EventSimulation"),
    ("random numbers", r"/RandomStreams/Generator/|^\$s13RandomStreams(0?[A-B0-9]*Stream|6Philox|12RandomStream)"),
    ("distributions, logarithm and exponential", r"/RandomStreams/|^\$s13RandomStreams"),
    ("measures", r"/Statistics/|^\$s10Statistics|/Engine/(Recorder|Level|ReasonTimes|PresentStays)"),
    ("arrivals, calendar and opening hours",
     r"/Engine/(Replication\+(Arrivals|Calendar|Units|Initial|Past)|Arrival|DayArrivals|Cursors|Opening)|"
     r"/(WeeklySchedule|ChangePlan|CivilDate)"),
    ("places, staff and waiting lists",
     r"/Engine/(Replication\+(Place|Places|PlaceRules|Rings|Staff|Transfer)|HeldPlaces|Requests|Layout|State)"),
    ("steps of patients, and the loop", r"/PatientFlow/(Engine|Network)/(?!Arena)"),
    ("results of a replication", r"/PatientFlow/Results/"),
    ("the benchmark itself", r"/Sources/(Benchmarks|ModelFiles|Commands|Experiments|Reports)/"),
]
PATTERNS = [(name, re.compile(pattern)) for name, pattern in GROUPS]
LIBRARY = "calls into Swift's library and the system's"
UNKNOWN = "not attributed"


def symbolizer():
    """LLVM's symbolizer: the compiler's own, or the system's."""
    swift = shutil.which("swift")
    beside = pathlib.Path(swift).resolve().parent / "llvm-symbolizer" if swift else None
    found = str(beside) if beside and beside.exists() else shutil.which("llvm-symbolizer")
    if found is None:
        raise SystemExit("llvm-symbolizer is not here: it comes with Swift, or with apt-get install llvm")
    return found


def costs_by_instruction(lines):
    """Instructions executed, by object and address, from a callgrind file with positions of instructions."""
    costs, objects = collections.Counter(), {}
    place, address, is_call = "", 0, False
    for line in lines:
        first = line[:1]
        if line.startswith(("ob=(", "cob=(")):
            number, _, name = line.split("=(", 1)[1].rstrip("\n").partition(")")
            if name:
                objects[number] = name.strip()
            if first == "o":
                place = objects[number]
        elif line.startswith("calls="):
            is_call = True
        elif first.isdigit() or first in ("+", "-", "*"):
            position, *_, count = line.split()
            if first == "+":
                address += int(position[1:], 0)
            elif first == "-":
                address -= int(position[1:], 0)
            elif first != "*":
                address = int(position, 0)
            if is_call:
                is_call = False
            else:
                costs[place, address] += int(count)
    return costs


def instruction_costs(program, scale):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "callgrind.out"
        bench.done(program, WORKLOAD, scale, [
            *callgrind.needed(), "valgrind", "--tool=callgrind", "--dump-instr=yes", f"--callgrind-out-file={out}"],
            callgrind.environment())
        with open(out, encoding="utf-8", errors="replace") as file:
            return costs_by_instruction(file)


def stacks(program, addresses):
    """For each address the functions that it belongs to, the innermost inlined one first: [(name, place)]."""
    run = subprocess.run(
        [symbolizer(), f"--obj={program}", "--inlines", "--functions=linkage", "--no-demangle"],
        input="\n".join(hex(address) for address in addresses), capture_output=True, text=True)
    found = []
    for block in run.stdout.strip("\n").split("\n\n"):
        lines = block.splitlines()
        found.append(list(zip(lines[0::2], lines[1::2])))
    if len(found) != len(addresses):
        raise SystemExit(f"llvm-symbolizer told of {len(found)} addresses, not of {len(addresses)}:\n{run.stderr[-1000:]}")
    return found


def group(stack):
    """What the code of a stack of inlined functions is about."""
    for frame in stack:
        for name, pattern in PATTERNS:
            if any(pattern.search(text) for text in frame):
                return name
    return UNKNOWN


def measured(program):
    """Shares of the instructions of replications, warm-up included, most first; about two minutes."""
    small, large = (instruction_costs(program, scale) for scale in SIZES)
    rest = {key: large[key] - small[key] for key in large if large[key] != small[key]}
    groups = collections.Counter()
    mine = [(address, count) for (place, address), count in rest.items() if pathlib.Path(place).name == program.name]
    for stack, (_, count) in zip(stacks(program, [address for address, _ in mine]), mine):
        groups[group(stack)] += count
    total = sum(rest.values())
    groups[LIBRARY] = total - sum(groups.values())
    return {"workload": WORKLOAD, "instructions": total, "groups": [
        {"name": name, "share": round(count / total, 4)} for name, count in groups.most_common() if count > 0.0005 * total]}
