"""What was set out to be reached, and what of it the measurements show.

Ratios and counts hold on any machine. Seconds do not: gates in seconds were set on one machine, at one time, and say where
to look. How fast the machine of a measurement is beside that one, is told by SimPy, which did the same work on both.
"""
import dataclasses
import json
import math
import pathlib

import drawing

BENCH = "d2a bench"
EXPECTED = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Peers" / "expected.json"


@dataclasses.dataclass
class Target:
    """One promise: a measured value beside the least that is asked and what was hoped for."""
    what: str
    gate: float
    aim: float
    value: float
    show: object
    command: str
    # Whether more is better.
    more: bool = True
    # Of what is told in seconds: the speed of the machine beside that of the machine for which the gate was set.
    speed: float = None

    @property
    def verdict(self):
        return self.judged(self.value)

    def judged(self, value):
        """What the gate and the aim make of a value."""
        def holds(bound):
            return value >= bound if self.more else value <= bound
        return "aim" if holds(self.aim) else "gate" if holds(self.gate) else "missed"

    @property
    def at_gate_speed(self):
        """The value that the machine of the gate would have shown; None where no machine matters."""
        if self.speed is None:
            return None
        return self.value / self.speed if self.more else self.value * self.speed


def speed(peers):
    """The speed of the measured machine beside that of the gates', by what SimPy did a second on both: geometric mean."""
    then = json.loads(EXPECTED.read_text(encoding="utf-8"))["machineOfTheGates"]["customersASecond"]
    now = {peer["work"]: peer["perSecond"]["median"] for peer in peers["peers"]
           if (peer["package"], peer["style"]) == ("SimPy", "a process for each customer")}
    return math.exp(sum(math.log(now[work] / rate) for work, rate in then.items()) / len(then))


# An event of the first is not to cost much more than one of the second.
PAIRS = (("M/M/4000", "M/M/50"), ("network M/M/4000", "network M/M/50"), ("region", "Sandwell year"))


def million(value):
    return f"{value:.3g} million"


def times(value):
    return f"{value:.3g} times"


def spread(ratio):
    """Shows a measured ratio with the least and the most of its rounds, and any other as it is."""
    return lambda value: times(value) + (f" [{ratio['min']:.3g} – {ratio['max']:.3g}]" if value == ratio["median"] else "")


def unit(name):
    return lambda value: f"{drawing.short(value)} {name}"


def only(*names):
    return f'{BENCH} --only "{",".join(names)}"'


def every(data):
    """The targets with what was measured."""
    works = data["bench"]["workloads"]
    works = {work["name"]: work for work in works}
    costs = data["costs"]
    here = speed(data["peers"])
    found = []
    for kind, gates, aims, text in (
        ("", (25, 14), (40, 22), "typed-event kernel"), ("network ", (8, 6), (15, 10), "model file, every measure kept")):
        for servers, gate, aim in zip((1, 50), gates, aims):
            name = f"{kind}M/M/{servers}"
            found.append(Target(f"{text}, M/M/{servers}: customers a second", gate, aim, works[name]["eventsPerSecond"] / 2e6,
                                million, only(name), speed=here))
    for row in data["peers"]["ratios"]:
        if "gate" in row:
            found.append(Target(f"{row['work']}, against {row['package']}", row["gate"], row["aim"], row["ratio"]["median"],
                                spread(row["ratio"]), "Tests/Peers/run"))
    found.append(Target("a year of Sandwell", 12, 6, works["Sandwell year"]["seconds"]["median"] * 1e3, unit("ms"),
                        only("Sandwell year"), False, here))
    for pending, gate, aim in ((256, 32, 18), (4096, 48, 18), (65536, 72, 27)):
        name = f"hold {pending}"
        found.append(Target(f"event list, {pending:,} pending: taken and scheduled", gate, aim, works[name]["nanosecondsPerEvent"],
                            unit("ns"), only(name), False, here))
    for row in data["ratios"]["pairs"]:
        found.append(Target(f"an event of {row['work']}, against {row['against']}", 1.5, 1.1, row["ratio"]["median"],
                            spread(row["ratio"]), only(row["against"], row["work"]), False))
    for row in costs["allocations"]:
        # Less than one in twenty thousand events: a list or two that doubled, none of an event.
        found.append(Target(f"blocks allocated an event, {row['name']}", 0, 0,
                            0 if row["perEvent"] < 0.00005 else row["perEvent"],
                            lambda value, row=row: f"{max(row['blocks'], 0):,} in {row['events']:,} events", ".ci/allocations", False))
    threads = data["ratios"]["twoThreads"]
    found.append(Target("two replications on two cores", 1.9, 1.98, threads["median"], spread(threads), only("two threads")))
    mebi = 2 ** 20
    found.append(Target("memory of the program in a year of Sandwell", 64, 32, works["Sandwell year"]["peakMemoryBytes"] / mebi,
                        unit("MiB"), only("Sandwell year"), False))
    found.append(Target("memory of the program with ten million patients", 2, 1,
                        costs["tenMillion"]["peakMemoryBytes"] / mebi / 1024, unit("GiB"), only("ten million"), False))
    for words, gate, aim in (("--version", 20, 10), ("check Models/sandwell.jsonc", 60, 30)):
        found.append(Target(f"`d2a {words}`, start to end", gate, aim, costs["startUp"][words]["median"] * 1e3, unit("ms"),
                            f"time d2a {words}", False, here))
    return found
