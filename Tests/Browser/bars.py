"""Bars, dots and bands beside summary.csv, differences.csv, flows.csv and the sums of run.json."""

import math

import drawn
from drawn import points, shows
from folder import number


def check_bars(checks, chromium, folder):
    page = chromium.open(folder.path)
    figures = drawn.read(page)
    page.context.close()
    for kind, check in CHECKS.items():
        own = [each for each in figures if each.kind == kind]
        faults, compared = [], 0
        for each in own:
            found, count = check(folder, each)
            compared += count
            faults += [f"{each.id}: {fault}" for fault in found[:3]]
        checks.that(f"there are figures of kind {kind}", own)
        checks.none(f"{len(own)} of kind {kind}: {compared} places and numbers are those of the files", faults)


def same(what, found, wanted, slack):
    """Faults where a list of places is not a list of values."""
    if len(found) != len(wanted):
        return [f"{len(found)} {what} for {len(wanted)} values"]
    return [f"{what}: {one:.4f} for {other:.4f}" for one, other in zip(found, wanted) if not abs(one - other) <= slack]


def cells(what, row, wanted):
    return [f"{what} {row[0]}: {text} for {value}" for text, value in zip(row[1:], wanted) if not shows(text, value)]


def ends(text):
    return [part.strip() for part in text.split(" to ")]


def reasons(folder, figure):
    ids = [folder.scenarios[figure.scenario]["id"], folder.scenarios[0]["id"]]
    subject = folder.named(figure.subtitle.split(";")[0])
    of = lambda label: f"reason:{subject}/{label}" if label != "All delayed patients" else subject
    nothing = (math.nan,) * 3
    value = lambda label, scenario: folder.summary(scenario, "delayedPatients", of(label), "census") or nothing
    parts = [row[0] for row in figure.rows[:-1]]
    shown = [each for each in parts if value(each, ids[0])[0] > 0 or value(each, ids[1])[0] > 0]
    own, before = [value(each, ids[0]) for each in shown], [value(each, ids[1])[0] for each in shown]
    faults = []
    if [each[0] for each in own] != sorted((each[0] for each in own), reverse=True):
        faults.append("not in descending order")
    if len(own) > 12:
        # What comes after the eleventh is drawn as one bar, without an interval.
        rest = (sum(each[0] for each in own[11:]), math.nan, math.nan)
        own, before = own[:11] + [rest], before[:11] + [sum(each for each in before[11:] if each == each)]
    means, bars, outlines = [each[0] for each in own], figure.ends("bar"), figure.ends("baseline")
    faults += same("bars", bars, figure.seen(bars, means, means), figure.slack)
    faults += same("outlines", outlines, figure.seen(outlines, before, before), figure.slack)
    barred = [each for each in own if each[2] > max(0, each[1])]
    for end in (0, 1):
        faults += same("ends of bars", [each[end] for each in figure.intervals()],
                       [max(0, each[1 + end]) for each in barred], figure.slack)
    for row in figure.rows:
        now, then = value(row[0], ids[0]), value(row[0], ids[1])
        faults += cells("table", [row[0], row[1], *ends(row[2]), row[3], row[4]],
                        [now[0], now[1], now[2], then[0], now[0] - then[0]])
    total = sum(float(row[1]) for row in figure.rows[:-1])
    if abs(total - float(figure.rows[-1][1])) > 0.005 * len(figure.rows):
        faults.append(f"parts add up to {total}")
    return faults, 4 * len(own) + 5 * len(figure.rows)


def uses(folder, figure):
    """Places in the order of the page: mean use, occupancy with its interval, the baseline's."""
    ids = [folder.scenarios[figure.scenario]["id"], folder.scenarios[0]["id"]]
    for place in folder.places():
        if folder.summary(ids[0], "occupancy", place["of"]):
            yield place, *ids


def places(folder, figure):
    own, before, faults = [], [], []
    for (place, now, then), row in zip(uses(folder, figure), figure.rows, strict=True):
        share = folder.summary(now, "occupancyShare", place["of"])
        opened = folder.summary(now, "open", place["of"])
        used = folder.summary(now, "occupancy", place["of"])[0]
        if row[0] != place["label"]:
            faults.append(f"{row[0]} for {place['label']}")
        faults += cells("table", row[:2], [used])
        if share and opened and 0 < opened[0] < 5e8:
            own.append(share)
            faults += cells("table", [row[0], row[2], row[3], *ends(row[4])],
                            [opened[0]] + [each * 100 for each in share])
            was = folder.summary(then, "occupancyShare", place["of"])
            if was and folder.summary(then, "open", place["of"])[0] > 0:
                before.append(was[0])
    faults += same("bars", figure.ends("bar"), [each[0] * 100 for each in own if each[0] * 100 > 0.1 / figure.dx],
                   figure.slack)
    if figure.scenario > 0:
        marks = [figure.x(points(each["d"])[0][0][0]) for each in figure.all("path", "baseline")]
        faults += same("marks of the baseline", marks, [each * 100 for each in before], figure.slack)
    return faults, 6 * len(own)


def stays(folder, figure):
    needed, stays, delays, faults = [], [], [], []
    now = folder.scenarios[figure.scenario]["id"]
    things = [each for each in [folder.setting()] if each] + [place for place, *_ in uses(folder, figure)]
    rows = iter(figure.rows)
    for thing in things:
        stay, delay = (folder.summary(now, measure, thing["of"]) for measure in ("lengthOfStay", "delay"))
        if not stay or not stay[0] > 0:
            continue
        needed.append(stay[0] - delay[0])
        stays.append(stay[0])
        delays.append(delay[0])
        row = next(rows)
        faults += [f"{row[0]} for {thing['label']}"] * (row[0] != thing["label"])
        faults += cells("table", [row[0], row[1], *ends(row[2]), row[3], *ends(row[4])], [*stay, *delay])
    faults += [f"a row too many: {row[0]}" for row in rows]
    bars, ends_of_waiting = figure.ends("needed")[1:], figure.ends("waiting")[1:]
    faults += same("needed days", bars, figure.seen(bars, needed, needed), figure.slack)
    faults += same("waiting days", ends_of_waiting, figure.seen(ends_of_waiting, stays, delays), figure.slack)
    return faults, 8 * len(needed)


def differences(folder, words):
    """Difference and interval of a focus measure in every scenario, times what the page multiplies it by."""
    for scenario in folder.scenarios[1:]:
        row = folder.find("differences", scenario=scenario["id"],
                          **{key: words[key] for key in ("period", "measure", "of", "group", "statistic")})[0]
        yield scenario["label"], *(number(row[key]) * words["scale"] for key in ("difference", "low95", "high95"))


def forest(folder, figure):
    words = folder.record["focusWords"][int(figure.id.removeprefix("forest"))]
    rows = list(differences(folder, words))
    faults = same("dots", [figure.x(each["cx"]) for each in figure.all("circle")], [each[1] for each in rows],
                  figure.slack)
    barred = [each for each in rows if each[3] > each[2]]
    for end in (0, 1):
        faults += same("ends of bars", [each[end] for each in figure.intervals()],
                       [each[2 + end] for each in barred], figure.slack)
    for (label, mean, low, high), row in zip(rows, figure.rows, strict=True):
        faults += cells(label, [row[0], row[1], *ends(row[2])], [mean, low, high])
        unclear = low <= 0 <= high
        if unclear != (row[4] in ("no clear difference", "the same")):
            faults.append(f"{label}: {row[4]} for {low} to {high}")
    return faults, 6 * len(rows)


def flow(folder, figure):
    ids = folder.scenarios[figure.scenario]["id"]
    rows = [row for row in folder.find("flows", scenario=ids, period=folder.headline) if number(row["perWeek"]) > 0]
    inflow = sum(number(row["perWeek"]) for row in rows if row["from"].startswith("source:"))
    exits = {each["of"] for each in folder.record["names"]["steps"] if each.get("kind") == "exit"}
    backs = [row for row, cells in zip(rows, figure.rows) if cells[1].endswith(" (way back)")]
    wide = sorted(number(row["perWeek"]) for row in rows if number(row["perWeek"]) >= inflow * 0.02 and row not in backs)
    thick = []
    for mark in figure.marks:
        if mark["group"] == "bands":
            run = points(mark["d"])[0]
            turn = next((one, other) for one, other in zip(run, run[1:]) if one[0] == other[0])
            thick.append((turn[1][1] - turn[0][1]) / figure.dy)
    faults = same("bands", sorted(thick), wide, 0.12 / abs(figure.dy))
    names = lambda row: (folder.label(row["from"]), folder.label(row["to"]))
    left = {names(row): number(row["perWeek"]) for row in rows}
    for row in figure.rows:
        key = (row[0], row[1].removesuffix(" (way back)"))
        if key not in left or not shows(row[2], left[key]):
            faults.append(f"{key}: {row[2]} for {left.get(key)}")
    if len(figure.rows) != len(rows):
        faults.append(f"{len(figure.rows)} of {len(rows)} ways in the table")
    faults += [f"from {row['from']} to {row['to']} is not a way back" for row in backs
               if row["from"] not in exits and not closes(row, [each for each in rows if each["from"] not in exits])]
    return faults, len(thick) + len(figure.rows)


def closes(row, rows):
    """Whether a way is the lightest of a circle."""
    reached = {row["to"]}
    while True:
        more = {each["to"] for each in rows if each["from"] in reached and number(each["perWeek"]) >= number(row["perWeek"])}
        if more <= reached:
            return row["from"] in reached
        reached |= more


def observed(folder, figure):
    faults = []
    for index, row in enumerate(folder.record["observed"]):
        words = row["words"]
        found = folder.summary(folder.scenarios[0]["id"], words["measure"], words["of"], words["statistic"],
                               words["period"], words["group"])
        dots = [each for each in figure.all("circle") if each["row"] == index]
        x0, dx = next(each["scale"][:2] for each in figure.marks if each["row"] == index)
        if dots:
            faults += same("dots", [(dots[0]["cx"] - x0) / dx], [found[0] * words["scale"]],
                           0.06 / dx + 1e-3 * abs(found[0] * words["scale"]))
        cell = figure.rows[index]
        faults += cells("table", [cell[0], cell[3], cell[5], *ends(cell[6])],
                        [row["value"] * words["scale"]] + [each * words["scale"] for each in found])
        inside = abs(found[0] - row["value"]) <= row["tolerance"]
        if (cell[7] == "inside") != inside:
            faults.append(f"{cell[0]} is not {cell[7]}")
    return faults, 5 * len(folder.record["observed"])


def load(folder, figure):
    rows = [each for each in folder.scenarios[0]["load"] if each.get("capacity")]
    wanted = [each["offered"] / each["capacity"] * 100 for each in rows]
    return same("bars", figure.ends("bar"), wanted, figure.slack), len(wanted)


CHECKS = {"reasons": reasons, "places": places, "stays": stays, "forest": forest, "flow": flow, "observed": observed,
          "load": load}
