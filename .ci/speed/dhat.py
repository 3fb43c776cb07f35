"""Runs a program under valgrind's dhat, which sees every block that is allocated, and reads the file that it writes."""
import collections
import json
import pathlib
import re
import tempfile

import callgrind

ADDRESS = re.compile(r"^0x[0-9A-Fa-f]+: ")


def blocks_by_site(told):
    """Blocks that each stack of calls allocated, from a dhat file's content."""
    frames = [ADDRESS.sub("", frame) for frame in told["ftbl"]]
    blocks = collections.Counter()
    for point in told["pps"]:
        blocks[tuple(frames[index] for index in point["fs"])] += point["tbk"]
    return blocks


def allocated(run):
    """What `run` makes a program allocate: (its answer, blocks by stack of calls)."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "dhat.out"
        prefix = [*callgrind.needed(), "valgrind", "--tool=dhat", f"--dhat-out-file={out}", "--num-callers=24"]
        answer = run(prefix, callgrind.environment())
        if not out.exists():
            raise SystemExit("dhat wrote nothing")
        return answer, blocks_by_site(json.loads(out.read_text(encoding="utf-8")))


def difference(large, small):
    """Blocks that the larger run allocated more, by site, most first."""
    rest = {site: large[site] - small[site] for site in large.keys() | small.keys() if large[site] != small[site]}
    return dict(sorted(rest.items(), key=lambda entry: -abs(entry[1])))
