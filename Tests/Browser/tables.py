"""Sentences and tables of the answer beside summary.csv and differences.csv, rounded as they are shown."""

import re

from drawn import shows
from folder import number

READ = """() => [...document.querySelectorAll("#answer .for-scenario")].map((block) => ({
  scenario: Number(block.dataset.scenario.slice(1)), sentence: block.querySelector(".answer").textContent,
  rows: [...block.querySelector("table").tBodies[0].rows].map((row) => [...row.cells].map((each) => each.textContent)),
}))"""
OVERVIEW = """() => [...document.querySelectorAll("#answer > .scroll > table > tbody > tr")].map(
  (row) => [...row.cells].map((each) => each.textContent))"""
LESS = ("fewer", "shorter", "lower")


def check_tables(checks, chromium, folder):
    page = chromium.open(folder.path)
    blocks, overview = page.evaluate(READ), page.evaluate(OVERVIEW)
    page.context.close()
    words = folder.record["focusWords"]
    faults, count = [], 0
    for block in blocks:
        scenario = folder.scenarios[block["scenario"]]
        for row, measure in zip(block["rows"], words, strict=True):
            faults += [f"{scenario['id']}, {row[0]}: {each}" for each in wrong(folder, scenario, measure, row)]
            count += 1
        faults += sentence(folder, scenario, words[0], block["sentence"])
    checks.that("an answer for every scenario", len(blocks) == max(1, len(folder.scenarios) - 1), len(blocks))
    checks.none(f"{count} rows of the answers are those of the CSV, and so are their sentences", faults)
    faults = []
    for row, scenario in zip(overview[1:], folder.scenarios[1:]):
        mean, (difference, low, high) = values(folder, scenario, words[0])[1:]
        faults += [f"{row[0]}: {row}"] * (row[0] != scenario["label"] or not shows(row[1], mean))
        faults += [f"{row[0]}: {each}" for each in told(row[2], row[3], difference, low, high)]
    checks.none(f"{len(overview)} rows of the overview are those of the CSV", faults)


def values(folder, scenario, measure):
    """The baseline's mean, the scenario's, and difference with interval, in the unit shown."""
    key = {name: measure[name] for name in ("period", "measure", "of", "group", "statistic")}
    means = [number(folder.find("summary", scenario=each["id"], **key)[0]["mean"]) * measure["scale"]
             for each in (folder.scenarios[0], scenario)]
    row = folder.find("differences", scenario=scenario["id"], **key)[0]
    return *means, tuple(number(row[name]) * measure["scale"] for name in ("difference", "low95", "high95"))


def wrong(folder, scenario, measure, row):
    before, after, difference = values(folder, scenario, measure)
    faults = [] if shows(row[1], before) else [f"{row[1]} for {before}"]
    faults += [] if shows(row[2], after) else [f"{row[2]} for {after}"]
    return faults + told(row[3], row[4], *difference)


def told(words, interval, difference, low, high):
    """Faults of a difference in words and of its interval, which is given in the direction that the words name."""
    if low == high == 0:
        return [] if words == "the same" else [words]
    if low <= 0 <= high:
        faults = [] if words == "no clear difference" else [f"{words} for {low} to {high}"]
    else:
        is_less = any(each in words for each in LESS)
        if is_less:
            difference, low, high = -difference, -high, -low
        faults = [] if shows(words, difference) and difference > 0 else [f"{words} for {difference}"]
    one, other = interval.split(" to ")
    return faults + ([] if shows(one, low) and shows(other, high) else [f"{interval} for {low} to {high}"])


def sentence(folder, scenario, measure, words):
    """Every number of a clear answer after the label is one of its five."""
    before, after, (difference, low, high) = values(folder, scenario, measure)
    rest = words.replace("\u00a0", " ").replace(scenario["label"], "", 1).replace("95 %", "")
    found = re.findall(r"[−]?\d[\d,]*\.?\d*", rest)
    if low <= 0 <= high:
        wanted = [after, before, low, high] if low != high else []
    else:
        ends = sorted((abs(low), abs(high)))
        wanted = [after, before, abs(difference), *ends]
    right = len(found) == len(wanted) and all(shows(text, value) for text, value in zip(found, wanted))
    return [] if right else [f"“{words}” for {wanted}"]
