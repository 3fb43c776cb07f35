"""What is measured: works of d2a and of its peers, each a call that is timed, and what its answer must be near."""
import dataclasses
import functools
import json
import math
import pathlib
import shutil
import statistics
import subprocess
import time
import typing

import queue_ciw
import queue_simpy
import theory
import year_ciw
import year_simpy

HERE = pathlib.Path(__file__).resolve().parent
LOAD = 0.9
# A false alarm in fifteen thousand, were the answers random; the seeds are fixed, so the answers are not.
ERRORS = 4


@dataclasses.dataclass
class Peer:
    """One package at one work."""
    package: str
    style: str
    work: str
    # Customers of a run, or None where a run is a year.
    customers: typing.Optional[int]
    # From a seed to seconds and an answer.
    once: typing.Callable
    seconds: list = dataclasses.field(default_factory=list)
    answers: list = dataclasses.field(default_factory=list)

    def run(self, seed):
        seconds, answer = self.once(seed)
        self.seconds.append(seconds)
        self.answers.append(answer)


def timed(call):
    """The seconds of a call and what it gave."""
    def once(seed):
        began = time.perf_counter()
        answer = call(seed)
        return time.perf_counter() - began, answer
    return once


def simmer(servers, customers, style, seed):
    run = subprocess.run(
        ["Rscript", HERE / "queue_simmer.R", str(servers), str(LOAD), str(customers), str(seed), style],
        capture_output=True, text=True)
    if run.returncode != 0:
        raise SystemExit(f"queue_simmer.R ended with status {run.returncode}:\n{run.stderr}")
    said = json.loads(run.stdout)
    tally = queue_simpy.Tally()
    tally.count, tally.total = said["count"], said["count"] * said["mean"]
    return said["seconds"], tally


@functools.cache
def simmer_version():
    """The version of simmer, or None where R does not have it."""
    if shutil.which("Rscript") is None:
        return None
    run = subprocess.run(["Rscript", "-e", "cat(as.character(packageVersion('simmer')))"], capture_output=True, text=True)
    return run.stdout.strip() if run.returncode == 0 else None


def peers(quick):
    """Every package that is here, at every work."""
    customers = {"SimPy": 40_000, "Ciw": 20_000, "simmer": 100_000} if quick else {
        "SimPy": 300_000, "Ciw": 100_000, "simmer": 300_000}
    found = []
    for servers in (1, 50):
        work = f"M/M/{servers}"
        for package, style, call in (
            ("SimPy", "a process for each customer", queue_simpy.by_resource),
            ("SimPy", "a process for each server", queue_simpy.by_store),
            ("Ciw", "", queue_ciw.by_node),
        ):
            count = customers[package]
            found.append(Peer(package, style, work, count, timed(
                lambda seed, call=call, servers=servers, count=count: call(servers, LOAD, count, seed))))
        if simmer_version():
            for style, name in (("calls", "a call of R for each service"), ("vectors", "times drawn beforehand")):
                found.append(Peer("simmer", name, work, customers["simmer"], functools.partial(
                    simmer, servers, customers["simmer"], style)))
    found.append(Peer("SimPy", "assessed after the stay", "year", None, timed(year_simpy.assessed_after)))
    found.append(Peer("SimPy", "assessed before the stay", "year", None, timed(year_simpy.assessed_before)))
    found.append(Peer("Ciw", "assessed before the stay", "year", None, timed(year_ciw.assessed_before)))
    return found


def checks(peers):
    """What each peer answered beside what it must be near: (peer, what, answer, must be, within)."""
    rows = []
    years = [peer for peer in peers if peer.work == "year"]
    for peer in peers:
        if peer.work == "year":
            continue
        servers = int(peer.work.rsplit("/", 1)[1])
        count = sum(answer.count for answer in peer.answers)
        if count != peer.customers * len(peer.answers):
            raise SystemExit(f"{peer.package} ({peer.style}), {peer.work}: {count} customers left, not all of them")
        mean = sum(answer.total for answer in peer.answers) / count
        rows.append((peer, "mean time in system", mean, theory.mean_time_in_system(servers, LOAD),
                     ERRORS * theory.standard_error(servers, LOAD, count)))
    # The year has no theory: the packages are held against each other, order by order.
    spread = math.sqrt(statistics.mean(statistics.variance(blocked_days(peer)) for peer in years))
    arrivals = year_simpy.ARRIVALS * year_simpy.DAYS
    for peer in years:
        others = [other for other in years if other is not peer and other.style == peer.style]
        for other in others[:1]:
            both = 1 / len(peer.answers) + 1 / len(other.answers)
            rows.append((peer, "days blocked a patient", statistics.mean(blocked_days(peer)),
                         statistics.mean(blocked_days(other)), ERRORS * spread * math.sqrt(both)))
            rows.append((peer, "patients who left", statistics.mean(answer.left for answer in peer.answers),
                         statistics.mean(answer.left for answer in other.answers),
                         ERRORS * math.sqrt(arrivals * both)))
    return rows


def blocked_days(peer):
    return [answer.blocked / answer.left for answer in peer.answers]
