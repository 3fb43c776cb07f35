"""Blocks of memory that a workload allocates once it runs: measured, and judged against a committed file."""
import collections
import dataclasses
import re

import bench
import callgrind
import dhat

# Patients a day of `network M/M/50`: 0.9 of 50 beds that are given 24 times a day, two events each.
EVENTS_PER_DAY = 2 * 0.9 * 50 * 24


@dataclasses.dataclass
class Work:
    """A workload at two sizes, and what its blocks are counted by."""
    name: str
    sizes: tuple
    unit: str
    # Events in a unit.
    events: float


WORKS = [
    Work("M/M/50", (0.02, 0.22), "event", 1),
    Work("network M/M/50", (0.05, 0.45), "simulated day", EVENTS_PER_DAY),
]


@dataclasses.dataclass
class Found:
    """What a larger run allocated beyond a smaller one."""
    blocks: int
    events: int
    units: float
    sites: dict

    @property
    def per_event(self):
        return self.blocks / self.events

    @property
    def per_unit(self):
        return self.blocks / self.units


def measured(program, work):
    runs = [dhat.allocated(lambda prefix, environment, scale=scale: bench.done(
        program, work.name, scale, prefix, environment)) for scale in work.sizes]
    (few, small), (many, large) = runs
    sites = dhat.difference(large, small)
    return Found(sum(sites.values()), many - few, (many - few) / work.events, sites)


def failures(work, found, committed):
    """Sentences for what is allocated beyond the committed bounds."""
    told = []
    if found.per_event > committed["perEvent"]:
        told.append(
            f"{work.name}: {found.blocks:,} blocks were allocated for {found.events:,} more events, {found.per_event:.6f} an "
            f"event; {committed['perEvent']:g} is the limit. Most of them came from:\n{text(found.sites)}")
    elif found.per_unit > committed.get("perDay", float("inf")):
        told.append(
            f"{work.name}: {found.per_unit:.3f} blocks were allocated for each {work.unit}; {committed['perDay']:g} is the limit. Most of them "
            f"came from:\n{text(found.sites)}")
    return told


# A frame of valgrind that has a place in Swift source: what it is called, and where.
SOURCE = re.compile(r"^(.*) \((\S+\.swift:[1-9]\d*)\)$")


def places(site):
    """The frames of a stack that are in Swift source that is known, innermost first: (function, place)."""
    found = [SOURCE.match(frame) for frame in site]
    return [(match[1], match[2]) for match in found if match]


def text(sites, most=6, depth=4):
    """The sites that allocate most, with the calls that lead there, innermost first; sites in the same lines are one."""
    together = collections.Counter()
    for site, blocks in sites.items():
        together[tuple(places(site)[:depth]) or (("outside the sources", site[0] if site else "?"),)] += blocks
    top = [entry for entry in together.most_common(most) if entry[1] > 0]
    names = callgrind.demangled({function for frames, _ in top for function, _ in frames})
    lines = []
    for frames, blocks in top:
        lines.append(f"  {blocks:,} blocks: " + " < ".join(
            f"{place} {names[function].split('(')[0]}".replace(" AbsOriFnNameNotFound", "") for function, place in frames))
    return "\n".join(lines)
