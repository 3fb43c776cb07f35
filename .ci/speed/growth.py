"""How the cost of d2a grows: with patients, with places, with replications, with threads.

Each point is the whole program, twice: with few replications and with more. The difference is what replications cost,
without starting, reading the model and writing the results.
"""
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

import bench

ROOT = pathlib.Path(__file__).resolve().parents[2]
ARRIVALS_PER_DAY = 5000
LOAD = 0.9
# A replication of a whole place: its baseline and one scenario, which share the warm-up.
PLACE = ROOT / "Models" / "sandwell.jsonc"
BESIDE = ["--scenario", "knowle+60"]
# Replications beside the first that a point is measured over.
MORE = 6
PATIENTS = [1, 10, 100, 1_000, 10_000]
PLACES = [1, 4, 16, 64, 256]
REPLICATIONS = [1, 2, 4, 8, 16, 32]


def wards(count, servers):
    """A model file: so many wards, each with its own door and its share of the beds; patients stay and go home."""
    days = LOAD * servers / ARRIVALS_PER_DAY
    each = max(1, round(servers / count))
    places = {f"ward{index}": {"label": f"Ward {index}", "count": each, "unit": "bed", "setting": "acute"}
              for index in range(count)}
    steps = {f"stay{index}": {"place": f"ward{index}", "stay": {"exponential": {"mean": f"{days:.9f} d"}},
                              "reason": "Bed", "then": "home"} for index in range(count)}
    steps["home"] = {"exit": "home"}
    return {
        "format": "d2a-model/1", "title": f"{count} wards, {servers} beds", "status": "illustrative",
        "start": "2024-04-01", "horizon": "50 d", "warmUp": "20 d", "replications": 1, "seed": "growth",
        "focus": ["occupancyShare/place:ward0/mean"], "cohorts": {"everyone": {}},
        "arrivals": {f"door{index}": {"perDay": ARRIVALS_PER_DAY / count, "to": f"stay{index}"} for index in range(count)},
        "places": places, "steps": steps,
    }


def run(program, model, replications, folder, threads=1, words=()):
    """Wall and processor seconds of a run, and its events."""
    out = pathlib.Path(folder) / "out"
    before = os.times()
    began = time.perf_counter()
    ended = subprocess.run(
        [program, "run", model, "--quiet", "--threads", str(threads), "--replications", str(replications), "--out", out,
         *words], cwd=ROOT, capture_output=True, text=True)
    wall = time.perf_counter() - began
    after = os.times()
    if ended.returncode != 0:
        raise SystemExit(f"d2a run {model} ended with status {ended.returncode}:\n{ended.stdout}{ended.stderr}")
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, processor, json.loads((out / "run.json").read_text(encoding="utf-8"))["events"]


def nanoseconds_per_event(program, model, folder, more, times):
    """Median of some differences of a run with `more` replications and one with a single one."""
    values = []
    for _ in range(times):
        one, many = run(program, model, 1, folder), run(program, model, 1 + more, folder)
        values.append((many[0] - one[0]) / (many[2] - one[2]) * 1e9)
    return bench.spread(values, 1)


def written(model, folder):
    path = pathlib.Path(folder) / "model.jsonc"
    path.write_text(json.dumps(model, indent=1), encoding="utf-8")
    return path


def measured(program, say=lambda text: None, times=3):
    """All four curves, as a JSON file has them, each point from so many measurements. About a minute and a half."""
    with tempfile.TemporaryDirectory() as folder:
        patients = []
        for servers in PATIENTS:
            say(f"{servers} beds")
            cost = nanoseconds_per_event(program, written(wards(1, servers), folder), folder, MORE, times)
            patients.append({"beds": servers, "patients": round(LOAD * servers, 1), "nanosecondsPerEvent": cost})
        places = []
        for count in PLACES:
            say(f"{count} places")
            cost = nanoseconds_per_event(program, written(wards(count, 1_024), folder), folder, MORE, times)
            places.append({"places": count, "nanosecondsPerEvent": cost})
        replications, threads = [], []
        for count in REPLICATIONS:
            say(f"{count} replications")
            wall = statistics.median(run(program, PLACE, count, folder, 1, BESIDE)[0] for _ in range(times if count < 16 else 1))
            replications.append({"replications": count, "seconds": round(wall, 3)})
        cores = os.cpu_count() or 1
        for count in sorted({1, 2, *[2 ** power for power in range(8) if 2 ** power <= cores], cores}):
            say(f"{count} threads")
            many = 8 * max(cores, 2)
            rates = []
            for _ in range(times):
                few, all_ = (run(program, PLACE, number, folder, count, BESIDE)[0] for number in (count, count + many))
                rates.append(many / (all_ - few))
            threads.append({"threads": count, "replicationsPerSecond": round(statistics.median(rates), 2)})
    return {"patients": patients, "places": places, "replications": replications, "threads": threads}
