"""Runs `d2a bench` and reads what it says."""
import json
import pathlib
import statistics
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build" / "release" / "d2a"
# A workload is run once before the runs that are measured.
WARM_UPS = 1


def spread(values, digits=4):
    """Figures of several runs as files of results have them."""
    return {"median": round(statistics.median(values), digits), "min": round(min(values), digits),
            "max": round(max(values), digits)}


def measured(program, names=(), runs=None, scale=None, prefix=(), environment=None):
    """What `d2a bench --json` says of the named workloads (all unless named), with each under its name.

    `prefix` is the command that runs the program, such as that of a profiler; `scale` makes the work larger.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "bench.json"
        command = [*prefix, program, "bench", "--json", file, "--quiet"]
        command += ["--only", ",".join(names)] if names else []
        command += ["--runs", str(runs)] if runs else []
        command += ["--scale", f"{scale:g}"] if scale else []
        run = subprocess.run([str(word) for word in command], cwd=ROOT, capture_output=True, text=True, env=environment)
        if run.returncode != 0 or not file.exists():
            told = "\n".join((run.stdout + run.stderr).splitlines()[-15:])
            raise SystemExit(f"{' '.join(str(word) for word in command)}\nended with status {run.returncode}:\n{told}")
        told = json.loads(file.read_text(encoding="utf-8"))
    told["workloads"] = {workload["name"]: workload for workload in told["workloads"]}
    missing = [name for name in names if name not in told["workloads"]]
    if missing:
        raise SystemExit(f"{program} bench did not measure {', '.join(missing)}")
    return told


def done(program, name, scale, prefix, environment):
    """Runs a workload once at a scale and says how many events it simulated in all, warm-ups of the measuring included."""
    told = measured(program, [name], runs=1, scale=scale, prefix=prefix, environment=environment)
    return told["workloads"][name]["events"] * (WARM_UPS + 1)
