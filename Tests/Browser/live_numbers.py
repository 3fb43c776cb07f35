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
        page.wait_for_selector("#live[data-state=running]")
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
    """With nothing moved, the drawings are those that the page has of that scenario."""
    figures = drawn.read(page)
    own = {(each.kind, each.subtitle): each for each in figures if each.scenario == 1}
    live = [each for each in figures if each.isLive]
    faults, count = [], 0
    for each in live:
        other = own.get((each.kind, each.subtitle))
        if other is None:
            continue
        count += 1
        paths = [[mark["d"] or [mark[at] for at in ("x", "y", "width", "height")] for mark in figure.marks]
                 for figure in (each, other)]
        if paths[0] != paths[1] or each.rows != other.rows or each.title != other.title:
            faults.append(f"{each.id} and {other.id}")
    checks.that(f"unmoved, {count} drawings are those of the page, point for point", count >= 3 and not faults,
                faults or f"{count} of {len(live)}")


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
        page.wait_for_selector("#live[data-state=running]")
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
