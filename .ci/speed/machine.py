"""What the machine is, and one core of it to measure on."""
import os
import pathlib
import platform
import re
import subprocess


def first_match(pattern, path):
    try:
        found = re.search(pattern, pathlib.Path(path).read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        return None
    return found[1].strip() if found else None


def described():
    """The processor, its cores, the memory and the system, as a table of a JSON file has them."""
    memory = first_match(r"^MemTotal:\s*(\d+) kB", "/proc/meminfo")
    return {
        "processor": first_match(r"^model name\s*: (.*)$", "/proc/cpuinfo") or platform.machine(),
        "architecture": platform.machine(),
        "cores": os.cpu_count(),
        "memoryGiB": round(int(memory) / 2 ** 20, 1) if memory else None,
        "system": first_match(r'^PRETTY_NAME="?([^"\n]*)', "/etc/os-release") or platform.system(),
        "kernel": platform.release(),
    }


def swift_version():
    """The compiler's own name for its version, such as "6.3.1", or None."""
    try:
        said = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    except OSError:
        return None
    found = re.search(r"Swift version (\S+)", said)
    return found[1] if found else None


def alone():
    """The command before a program's own that gives it a core and real-time priority, as where the gates in seconds were
    set; none where the system has none to give."""
    try:
        command = ["chrt", "-f", "10", "taskset", "-c", str(max(os.sched_getaffinity(0)))]
        return command if subprocess.run([*command, "true"], capture_output=True).returncode == 0 else []
    except (AttributeError, OSError):
        return []


def take_one_core(ahead_of_others=False):
    """Keeps this process, and those it starts, on one core where the system lets it; says what it got.

    `ahead_of_others` asks for real-time priority beside it: for a machine that does nothing else.
    """
    got = []
    try:
        core = max(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {core})
        got.append(f"core {core}")
    except (AttributeError, OSError):
        got.append("no core of its own")
    if ahead_of_others:
        try:
            os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))
            got.append("real-time priority")
        except (AttributeError, OSError):
            got.append("ordinary priority")
    return ", ".join(got)
