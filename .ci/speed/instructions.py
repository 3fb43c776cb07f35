"""Instructions an event, and calls that a fast event loop has no room for: measured, and judged against a committed file."""
import dataclasses
import re

import bench
import callgrind
import machine

# Workload: two sizes as `d2a bench --scale` has them, far enough apart that the difference is many thousand events.
SIZES = {"M/M/50": (0.02, 0.12), "network M/M/50": (0.02, 0.12), "discharge-to-assess year": (0.05, 0.15)}
# How far a figure may be from the committed one, up or down.
WITHIN = 0.02
# Calls of a kind that an event may make, on average, unless the committed file allows more.
CALLS = 0.01
# The first kind that a name fits is its kind. Names are Swift's mangled ones: a witness ends in TW, a thunk in Tj.
KINDS = {
    "retain": r"^_?swift_\w*[rR]etain",
    "release": r"^_?swift_\w*[rR]elease",
    "check of exclusive access": r"^swift_(begin|end)Access",
    "allocation": r"^(malloc|calloc|realloc|aligned_alloc|posix_memalign|swift_slowAlloc|swift_allocObject)$",
    "cast": r"^swift_\w*[dD]ynamicCast",
    "metadata of a generic type": r"^(__)?swift_(\w*(GenericMetadata|AssociatedTypeWitness|AssociatedConformanceWitness|"
                                  r"WitnessTable|TypeByMangledName|checkMetadataState)|instantiateConcreteType)",
    "call through a protocol": r"^\$s.*(TW|Tj)$",
    # Functions of the generic types that the loops are made of, without the mark of a specialisation (Tg, TG). In the
    # linker's names the words Event and Simulation of the module's name are written 0A and 0B.
    "generic code that is not specialised": r"^\$s(15EventSimulation(0A4List|0A8Calendar|0B0|11LadderQueue|7Buckets)|"
                                            r"6Memory5Arena|11PatientFlow5Arena)V(?!.*T[gG])",
}
KIND = {name: re.compile(pattern) for name, pattern in KINDS.items()}


def kind_of(function):
    """What kind of call that costs too much a function is, or None."""
    return next((name for name, pattern in KIND.items() if pattern.match(function)), None)


@dataclasses.dataclass
class Cost:
    """What an event of a workload costs."""
    instructions: float
    # Kind: calls an event; and the functions that were called, with theirs.
    calls: dict
    functions: dict
    profile: callgrind.Profile
    events: int


def cost(profile, events):
    """The cost of an event, from what a run of so many events more did more."""
    calls, functions = {}, {}
    for function, count in profile.calls.items():
        kind = kind_of(function)
        if kind:
            calls[kind] = calls.get(kind, 0) + count / events
            functions.setdefault(kind, {})[function] = count / events
    return Cost(profile.total / events, calls, functions, profile, events)


def measured(program, name, sizes):
    """The cost of an event of a workload: a small run is taken off a larger one, so that only events remain."""
    runs = []
    for scale in sizes:
        runs.append(callgrind.profiled(lambda prefix, environment: bench.done(
            program, name, scale, prefix, environment)))
    (few, small), (many, large) = runs
    return cost(large.less(small), many - few)


def written_with():
    """What decides how many instructions the same source becomes."""
    return {"swift": machine.swift_version(), "architecture": machine.described()["architecture"]}


def unlike(committed, here):
    """Why committed figures are no measure of what is here; None when they are."""
    if all(committed.get(key) == here[key] for key in here):
        return None
    return (
        f"the committed figures are of Swift {committed.get('swift')} on {committed.get('architecture')}, and here is Swift "
        f"{here['swift']} on {here['architecture']}: they cannot be compared. Measure what was there before with the new "
        f"compiler, see that it is no worse, and write it down: .ci/instructions --update \"Swift {here['swift']}\"")


def failures(name, found, committed, within=WITHIN, calls=CALLS):
    """Sentences for what is not as committed; none when all is well."""
    told = []
    expected = committed["instructions"]
    change = found.instructions / expected - 1
    if abs(change) > within:
        word = "more" if change > 0 else "fewer"
        told.append(
            f"{name}: an event takes {found.instructions:.1f} instructions, {abs(change) * 100:.1f} % {word} than the "
            f"{expected:.1f} that are committed; {within * 100:g} % is the limit"
            + (" (a gain is committed too, so that it is not lost again)" if change < 0 else ""))
    for kind, count in sorted(found.calls.items()):
        allowed = max(calls, committed.get("calls", {}).get(kind, 0) * (1 + within))
        if count > allowed:
            most = sorted(found.functions[kind].items(), key=lambda entry: -entry[1])[:3]
            names = "; ".join(f"{function}, {each:.3f}" for function, each in most)
            told.append(f"{name}: {count:.3f} calls an event of the kind \"{kind}\", and {allowed:.3f} is the limit ({names})")
    return told


def entry(found, calls=CALLS):
    """What is committed of a cost: calls only where they are more than any event may make."""
    allowed = {kind: round(count, 3) for kind, count in sorted(found.calls.items()) if count > calls}
    return {"instructions": round(found.instructions, 1), **({"calls": allowed} if allowed else {})}
