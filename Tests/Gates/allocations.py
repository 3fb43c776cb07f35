"""Blocks of memory that a workload allocates once it runs: measured, and judged against a committed file."""
import dataclasses
import re

import bench
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
    bound = committed.get("perDay")
    if bound is not None and found.per_unit > bound:
        told.append(
            f"{work.name}: {found.per_unit:.3f} blocks were allocated for each {work.unit}; {bound:g} is the limit. Most of them "
            f"came from:\n{text(found.sites)}")
    return told


RUNTIME = re.compile(r"^(\?\?\?|_?swift_|malloc|calloc|realloc|posix_memalign|aligned_alloc|operator new|_dl_|start_thread|clone)")


def text(sites, most=6, depth=6):
    """The sites that allocate most, with the calls that lead there, innermost first."""
    lines = []
    for site, blocks in [entry for entry in sites.items() if entry[1] > 0][:most]:
        calls = [frame for frame in site if not RUNTIME.match(frame)][:depth]
        lines.append(f"  {blocks:,} blocks")
        lines += [f"    {frame}" for frame in calls or site[:depth]]
    return "\n".join(lines)
