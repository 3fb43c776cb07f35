"""Fan charts, curves of lengths and heat maps beside daily.csv, distributions.csv and hourly.csv."""

import drawn
from drawn import points, shows
from folder import number

COLUMNS = {"median": "p50", "example": "example"}
BANDS = {"band90": ("p95", "p05"), "band50": ("p75", "p25")}


def check_courses(checks, chromium, folder):
    page = chromium.open(folder.path)
    figures = drawn.read(page)
    page.context.close()
    for kind, check in [("fan", fan), ("spread", spread), ("week", week)]:
        own = [each for each in figures if each.kind == kind]
        faults, compared = [], 0
        for each in own:
            found, count = check(folder, each)
            compared += count
            faults += [f"{each.id}: {fault}" for fault in found[:3]]
        checks.that(f"there are figures of kind {kind}", own)
        checks.none(f"{len(own)} of kind {kind}: {compared} places are those of the CSV", faults)


def places_of(folder, figure):
    """The thing a figure is about, by its label at the start of the subtitle."""
    return folder.named(figure.subtitle.split(";")[0])


def fan(folder, figure):
    measure = "delayedPatients" if "at the daily census" in figure.subtitle else "occupancy"
    of, scenarios = places_of(folder, figure), folder.scenarios
    rows = folder.find("daily", scenario=scenarios[figure.scenario]["id"], measure=measure, of=of)
    before = folder.find("daily", scenario=scenarios[0]["id"], measure=measure, of=of)
    slack, faults, count = abs(0.051 / figure.dy), [], 0

    def compare(name, values, column, rows):
        nonlocal count
        for day, value in values.items():
            count += 1
            if abs(value - number(rows[day][column])) > slack:
                faults.append(f"{name} on day {day}: {value:.3f} for {rows[day][column]}")

    for name, column in COLUMNS.items():
        values = figure.course(name)
        if len(values) != len(rows):
            faults.append(f"{name} has {len(values)} of {len(rows)} days")
        compare(name, values, column, rows)
    if figure.scenario > 0:
        compare("baseline", figure.course("baseline"), "p50", before)
    for name, (high, low) in BANDS.items():
        upper, lower = figure.band(name)
        if len(upper) < len(rows) // 2 or upper.keys() != lower.keys():
            faults.append(f"{name} has {len(upper)} and {len(lower)} days")
        compare(name + " upper", upper, high, rows)
        compare(name + " lower", lower, low, rows)
    for each in figure.all("path", "capacity"):
        count += 1
        faults += capacity(folder, figure, of, each)
    found, cells = months(figure, rows, before)
    return faults + found, count + cells


def capacity(folder, figure, of, mark):
    """The dashed line steps where run.json says that units open or close."""
    steps = next(each for each in folder.scenarios[figure.scenario]["capacity"] if each["of"] == of)
    run = points(mark["d"])[0]
    drawn_steps = [(figure.x(x), figure.y(y)) for x, y in run[0:1] + run[2::2]]
    drawn_steps = [each for each in drawn_steps if each[0] < len(folder.find("daily", of=of)) ]
    wanted = list(zip(steps["days"], steps["open"]))
    wrong = [f"capacity {one} for {other}" for one, other in zip(drawn_steps, wanted)
             if abs(one[0] - other[0]) > 0.06 / figure.dx or abs(one[1] - other[1]) > abs(0.06 / figure.dy)]
    return wrong if len(drawn_steps) >= len(wanted) else wrong + [f"{len(drawn_steps)} of {len(wanted)} steps"]


def months(figure, rows, before):
    """The table below the fan has averages of the days of each month."""
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    faults, count = [], 0
    for cells in figure.rows:
        parts = cells[0].split()
        if len(parts) != 2 or parts[0] not in names:
            continue
        month = f"{parts[1]}-{names.index(parts[0]) + 1:02d}"
        sets = [rows, before] if len(cells) > 5 else [rows]
        for at, own in enumerate(sets):
            own = [each for each in own if each["date"].startswith(month)]
            for position, column in enumerate(["mean", "p50", "p05", "p95"]):
                value = sum(number(each[column]) for each in own) / len(own)
                count += 1
                if not shows(cells[1 + 4 * at + position], value):
                    faults.append(f"{cells[0]} {column}: {cells[1 + 4 * at + position]} for {value}")
    return faults, count


def sums(folder, scenario, measure, of):
    """Share of the cases up to each upper edge."""
    rows = folder.find("distributions", scenario=scenario, measure=measure, of=of, group="all", period=folder.headline)
    total, table = 0.0, {0.0: 0.0}
    for row in rows:
        total += number(row["share"])
        if row["to"]:
            table[number(row["to"])] = total
    return table


def spread(folder, figure):
    measure = "delay" if "delayed" in figure.subtitle else "lengthOfStay"
    of, faults, count = places_of(folder, figure), [], 0
    for kind, scenario in [("median", figure.scenario), ("baseline", 0)]:
        if not figure.all("path", kind):
            continue
        table = sums(folder, folder.scenarios[scenario]["id"], measure, of)
        for x, y in points(figure.all("path", kind)[0]["d"])[0][:-1]:
            day = min(table, key=lambda each: abs(each - figure.x(x)))
            count += 1
            if abs(day - figure.x(x)) > 0.06 / figure.dx or abs(figure.y(y) - table[day] * 100) > abs(0.06 / figure.dy):
                faults.append(f"{kind} at {figure.x(x):.2f}: {figure.y(y):.2f} for {table[day] * 100:.2f}")
    table = sums(folder, folder.scenarios[figure.scenario]["id"], measure, of)
    for cells in figure.rows:
        if float(cells[0]) in table:
            count += 1
            if not shows(cells[1], table[float(cells[0])] * 100):
                faults.append(f"{cells[0]} days: {cells[1]} for {table[float(cells[0])] * 100}")
    return faults, count


def week(folder, figure):
    measure = "delayedPatients" if "patients" in figure.subtitle else "occupancy"
    rows = folder.find("hourly", scenario=folder.scenarios[figure.scenario]["id"], measure=measure,
                       of=places_of(folder, figure))
    values = {(row["weekday"][:3], int(row["hour"])): number(row["mean"]) for row in rows}
    days, faults = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], []
    cells = [text for text, _ in figure.cells if not text.endswith(":00")]
    for index, text in enumerate(cells):
        if not shows(text, values[days[index % 7], index // 7]):
            faults.append(f"{days[index % 7]} {index // 7}: {text} for {values[days[index % 7], index // 7]}")
    for row in figure.rows:
        for day, text in zip(days, row[1:]):
            if not shows(text, values[day, int(row[0][:2])]):
                faults.append(f"table {day} {row[0]}: {text}")
    if len(cells) != 168:
        faults.append(f"{len(cells)} cells")
    return faults + tints(figure, values, days), 3 * 168


def tints(figure, values, days):
    """No cell is paler than one with a smaller number."""
    tint = {}
    left, width, top, height = 46, 50, 22, 18
    for kind in range(8):
        for mark in figure.all("path", f"t{kind}"):
            for run in points(mark["d"]):
                for hour in range(round((run[2][1] - run[0][1]) / height)):
                    tint[days[int((run[0][0] - left) / width)], int((run[0][1] - top) / height) + hour] = kind
    ordered = sorted(tint, key=values.get)
    return [f"{one} is darker than {other}" for one, other in zip(ordered, ordered[1:]) if tint[one] > tint[other]] + (
        [] if len(tint) == 168 else [f"{len(tint)} tinted cells"])
