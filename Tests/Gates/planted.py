"""A copy of the repository with a fault planted in its event loops, built, and put before the gates."""
import json
import math
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
KERNEL = "Sources/EventSimulation/Simulation.swift"
ENGINE = "Sources/PatientFlow/Engine/Replication.swift"
# The line that a fault is planted after: it is passed once an event.
AFTER = {KERNEL: r"^ *handled &\+= 1$", ENGINE: r"^ *private mutating func handle\(_ event: FlowEvent\) \{$"}
# What a fault may use there: a number that changes, and a counter of events.
NUMBER = {KERNEL: "time", ENGINE: "now"}
COUNTER = {KERNEL: "handled", ENGINE: "eventCount"}
# Instructions of an integer step that no compiler folds with the next: two shifts, two exclusive ors, and their moves.
STEP = 8
DEARER = 0.05


def dearer(file, steps):
    """Lines that take so many integer steps and change nothing."""
    lines = [f"var planted = UInt64(bitPattern: {NUMBER[file]}) | 1"]
    lines += ["planted ^= planted &<< 13", "planted ^= planted &>> 7"] * steps
    return "\n".join([*lines, f"if planted == 0 {{ {COUNTER[file]} += 1 }}"])


def allocating(file, _):
    """A line that allocates an array and changes nothing."""
    return f"if plantedNumbers({NUMBER[file]}).isEmpty {{ {COUNTER[file]} += 1 }}"


NUMBERS = """

@usableFromInline @inline(never)
func plantedNumbers(_ number: Int64) -> [Int] { [Int(truncatingIfNeeded: number), 1] }
"""


def plant(copy, file, lines, below=""):
    """Puts lines after the one that `AFTER` names, and others at the end; fails where that line has moved."""
    path = copy / file
    text = (ROOT / file).read_text(encoding="utf-8")
    found = list(re.finditer(AFTER[file], text, re.MULTILINE))
    if len(found) != 1:
        raise SystemExit(f"{file} has {len(found)} lines like {AFTER[file]}; tell Tests/Gates/planted.py where the event loop is now")
    path.write_text(text[:found[0].end()] + "\n" + lines + text[found[0].end():] + below, encoding="utf-8")


def build(copy, what):
    began = time.monotonic()
    run = subprocess.run(["swift", "build", "-c", "release", "--product", "d2a"], cwd=copy, capture_output=True, text=True)
    if run.returncode != 0:
        raise SystemExit(f"the copy with {what} does not build:\n{run.stdout[-3000:]}{run.stderr[-3000:]}")
    print(f"built with {what} in {time.monotonic() - began:.0f} s", flush=True)


def refused(copy, gate, what, needed):
    """Runs a gate in the copy; a sentence for each text that its refusal lacks."""
    began = time.monotonic()
    run = subprocess.run([copy / ".ci" / gate], cwd=copy, capture_output=True, text=True)
    print(f"\n.ci/{gate} on {what}, {time.monotonic() - began:.0f} s, status {run.returncode}\n{run.stdout}{run.stderr}", flush=True)
    if run.returncode != 1:
        return [f".ci/{gate} let {what} pass (status {run.returncode})"]
    refusals = [line for line in run.stderr.splitlines() if line.startswith("failed: ")]
    return [f".ci/{gate} did not say \"{words}\" of {name}, with {what}" for name, words in needed
            if not any(line.startswith(f"failed: {name}:") and words in line for line in refusals)]


def main():
    failures = []
    program = ROOT / ".build" / "release" / "d2a"
    if not program.exists():
        raise SystemExit("build first: swift build -c release")
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "d2a"
        copy.mkdir()
        for name in ("Package.swift", "Sources", "Tests", "Models", "seeds", ".ci"):
            source = ROOT / name
            shutil.copytree(source, copy / name) if source.is_dir() else shutil.copy(source, copy)

        # What the sources take without a fault is what the copy's gate is held to.
        subprocess.run([copy / ".ci" / "instructions", "--update", "before the fault", program], cwd=copy, check=True)
        committed = json.loads((copy / ".ci" / "instructions.json").read_text(encoding="utf-8"))["workloads"]

        # The engine handles an event where a patient leaves; where one arrives it does something else.
        for file, name, share in ((KERNEL, "M/M/50", 1.0), (ENGINE, "network M/M/50", 0.5)):
            more = DEARER * committed[name]["instructions"] / share
            plant(copy, file, dearer(file, math.ceil(more / STEP)))
        what = "a loop that is 5 % dearer"
        build(copy, what)
        failures += refused(copy, "instructions", what, [("M/M/50", "more than the"), ("network M/M/50", "more than the")])

        for file in AFTER:
            plant(copy, file, allocating(file, 0), NUMBERS)
        what = "an allocation for each event"
        build(copy, what)
        failures += refused(copy, "instructions", what, [
            ("M/M/50", 'of the kind "allocation"'), ("network M/M/50", 'of the kind "allocation"')])
        failures += refused(copy, "allocations", what, [("M/M/50", "an event;"), ("network M/M/50", "an event;")])
    for failure in failures:
        print(f"failed: {failure}")
    print("the gates refuse what they must" if not failures else "the gates let a fault pass")
    return 1 if failures else 0
