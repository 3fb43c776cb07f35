"""The live simulator's numbers beside those of the program: the same, not nearly the same."""

import csv
import io
import pathlib
import re
import shutil
import subprocess
import tempfile

import drawn
from folder import Folder, number
from live import done, move

ROOT = pathlib.Path(__file__).resolve().parents[2]
KEY = ("period", "measure", "of", "group", "statistic")
VALUES = ("mean", "low95", "high95", "median", "replications")


def check_live_numbers(checks, chromium, folder):
    page = chromium.open(folder.path, accept_downloads=True)
    if not page.locator("#live").count():
        return page.context.close()
    starts = page.locator("#live-start option").count()
    for start in dict.fromkeys([0, min(1, starts - 1), starts - 1]):
        page.select_option("#live-start", index=start)
        page.click("#live-reset")
        page.select_option("#live-wanted", str(folder.record["live"]["replications"]))
        done(page)
        name = folder.scenarios[start]["id"]
        compare(checks, f"unmoved, from {name}: saved numbers equal summary.csv", saved(page), folder, name)
        if start == 1:
            check_same_drawings(checks, page)
    check_taken_away(checks, page, folder)
    checks.none("no message on the console", page.messages)
    page.context.close()


def saved(page):
    """The rows of the file that the page saves."""
    page.locator("details:has(#live-numbers)").evaluate("each => (each.open = true)")
    with page.expect_download() as download:
        page.click("#live-numbers")
    text = pathlib.Path(download.value.path()).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def compare(checks, name, rows, folder, scenario):
    faults, compared, extra = [], 0, 0
    for row in rows:
        found = folder.find("summary", scenario=scenario, **{key: row[key] for key in KEY})
        if not found:
            # What only other scenarios have, a place or a reason, is nothing here.
            extra += row["mean"] not in ("", "0")
            continue
        for column in VALUES:
            compared += 1
            if number(row[column]) != number(found[0][column]) and row[column] != found[0][column]:
                faults.append(f"{[row[key] for key in KEY]} {column}: {row[column]} for {found[0][column]}")
    checks.that(f"{name}, {compared} numbers", compared > 0 and not faults, faults or "nothing to compare")
    checks.that(f"… and what summary.csv has not of {len(rows)} rows is nothing", extra == 0, extra)


def check_same_drawings(checks, page):
    """With nothing moved, the drawings are those that the page has of that scenario.

    The page was drawn from numbers of nine digits, which may round the other way: to a tenth of a pixel, then.
    """
    figures = drawn.read(page)
    own = {(each.kind, each.subtitle): each for each in figures if each.scenario == 1 and not each.isLive}
    pairs = [(each, own.get((each.kind, each.subtitle))) for each in figures if each.isLive]
    pairs = [(live, other) for live, other in pairs if other is not None]
    faults, count = [], 0
    for live, other in pairs:
        one, two = series(live), series(other)
        count += sum(map(len, one.values()))
        faults += [f"{live.id}: {name}" for name in one.keys() | two.keys() if not near(one.get(name), two.get(name))]
        # A reason that only other scenarios have is a row of nothing in the live table.
        rows = [row for row in live.rows if row in other.rows or any(each not in ("0", "0.00") for each in row[1:2])]
        if rows != other.rows or live.title != other.title or live.scale != other.scale:
            faults.append(f"{live.id}: table, title or scale")
    checks.that(f"unmoved, {len(pairs)} drawings are those of the page in {count} places",
                len(pairs) >= 3 and not faults, faults or [each.id for each, _ in pairs])


def series(figure):
    """Places of everything that stands for a number, by its class."""
    found = {}
    for mark in figure.marks:
        for kind in set(mark["classes"]) & SERIES:
            if mark["name"] == "path":
                runs = drawn.points(mark["d"])
                places = [at for run in (runs[:1] if kind == "interval" else runs) for point in run for at in point]
            else:
                places = [mark[at] for at in ("x", "width", "cx")]
            found.setdefault(kind, []).extend(places)
    return found


SERIES = {"median", "baseline", "example", "band90", "band50", "capacity", "bar", "needed", "waiting", "interval", "dot"}


def near(one, two):
    """To a tenth of a pixel."""
    return one is not None and two is not None and len(one) == len(two) and all(
        abs(a - b) <= 1.01 for a, b in zip(one, two))


def check_taken_away(checks, page, folder):
    """The scenario that the page gives, pasted into the model and run by the program, gives the page's numbers."""
    program = ROOT / ".build/release/d2a"
    if not program.exists():
        return checks.that("d2a is built: swift build -c release", False, program)
    model = folder.record["model"]["path"]
    for start in (0, min(1, page.locator("#live-start option").count() - 1)):
        page.select_option("#live-start", index=start)
        page.select_option("#live-wanted", "10")
        move(page, 3, 0)
        move(page, -1, 1)
        done(page)
        text, rows = page.locator("#live-scenario").input_value(), saved(page)
        with tempfile.TemporaryDirectory() as place:
            for name in ("Models", "seeds"):
                shutil.copytree(ROOT / name, pathlib.Path(place) / name)
            path = pathlib.Path(place) / model
            words = path.read_text(encoding="utf-8")
            pasted, count = re.subn(r'("scenarios"\s*:\s*\{)', lambda found: found.group() + "\n" + text, words, count=1)
            path.write_text(pasted, encoding="utf-8")
            run = subprocess.run(
                [program, "run", path, "--scenario", "my-setting", "--replications", "10", "--seed",
                 folder.record["seed"], "--quiet", "--out", pathlib.Path(place) / "out"], capture_output=True, text=True)
            began = folder.scenarios[start]["id"]
            if checks.that(f"the setting from {began} runs as a scenario of the model",
                           run.returncode == 0 and count == 1, run.stderr[-600:]):
                compare(checks, f"it gives the page's numbers, from {began}", rows, Folder(f"{place}/out"), "my-setting")
