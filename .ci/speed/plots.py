"""The plots of BENCHMARKS.md, from what was measured."""
import drawing

WIDTH = 820


def fit(points):
    """Intercept and slope of the line nearest to points (least squares)."""
    count = len(points)
    mean_x, mean_y = sum(x for x, _ in points) / count, sum(y for _, y in points) / count
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
    return mean_y - slope * mean_x, slope


def growth(told):
    """Cost against patients, places, replications and threads: four panels."""
    half, height = 375, 330

    def costs(rows, key):
        return [(row[key], *(row["nanosecondsPerEvent"][name] for name in ("median", "min", "max"))) for row in rows]

    patients, places = costs(told["patients"], "beds"), costs(told["places"], "places")
    replications = [(row["replications"], row["seconds"], row["seconds"], row["seconds"]) for row in told["replications"]]
    threads = [(row["threads"], *[row["replicationsPerSecond"]] * 3) for row in told["threads"]]
    _, each = fit([(x, y) for x, y, _, _ in replications])
    ideal = [(x, x * threads[0][1]) for x, _, _, _ in threads]
    parts = drawing.panel(
        24, 20, half, height, f"Beds × {drawing.short(patients[-1][0] / patients[0][0])}: an event costs × "
        f"{drawing.short(patients[-1][1] / patients[0][1])}",
        "one place, 5,000 patients a day, 90 % of beds in use", "beds", "nanoseconds an event", patients, True)
    parts += drawing.panel(
        24 + WIDTH // 2, 20, half, height, f"Places × {drawing.short(places[-1][0] / places[0][0])}: an event costs × "
        f"{drawing.short(places[-1][1] / places[0][1])}",
        "1,024 beds in so many places, each with its door", "places", "nanoseconds an event", places, True)
    parts += drawing.panel(
        24, 30 + height, half, height, f"A replication more takes {drawing.short(each * 1000)} ms",
        "Sandwell and one scenario, whole runs, one thread", "replications", "seconds", replications, False)
    last = threads[-1]
    parts += drawing.panel(
        24 + WIDTH // 2, 30 + height, half, height,
        f"{last[0]} threads: × {drawing.short(last[1] / threads[0][1])}",
        "the same; dashed: as many times as there are threads", "threads", "replications a second", threads, False,
        ideal)
    return drawing.document(
        "How cost grows", "Nanoseconds an event against beds and places, seconds against replications, replications a "
        "second against threads.", WIDTH, 2 * height + 50, parts)


def shares(told):
    rows = [(row["name"], row["share"]) for row in told["groups"]]
    parts = [drawing.text(24, 34, f"{rows[0][1] * 100:.0f} % of the instructions are for {rows[0][0]}", "h")]
    parts += drawing.ranked(rows, WIDTH, 52, 340, lambda value: f"{value * 100:.1f} %")
    return drawing.document(
        "Where the time of an event goes", "Shares of instructions by what the code is about.", WIDTH,
        70 + 30 * len(rows), parts)


def peers(told, work, heading, words, ours):
    rows = [(f"{peer['package']}, {peer['style']}" if peer["style"] else peer["package"], peer["perSecond"]["median"], False)
            for peer in told["peers"] if peer["work"] == work]
    rows += [(ours[mine["work"]], mine["perSecond"]["median"], True) for mine in told["ours"] if mine["work"] in ours]
    rows.sort(key=lambda row: row[1])
    return [drawing.text(24, 34, heading, "h")] + drawing.dots(rows, WIDTH, 66, 310, words), 66 + 28 * len(rows) + 60


def beside(told):
    """Customers a second of every package at M/M/50, then years a second."""
    parts, height = peers(
        told, "M/M/50", "M/M/50 at 90 %: customers a second, one core, in tenfold steps", "customers a second",
        {"M/M/50": "d2a, kernel", "network M/M/50": "d2a, model file"})
    more, further = peers(
        told, "year", "A discharge-to-assess system: simulated years a second, one core, in tenfold steps", "years a second",
        {"discharge-to-assess year": "d2a, model file"})
    parts.append(f'<g transform="translate(0 {height})">' + "\n".join(more) + "</g>")
    return drawing.document(
        "d2a beside other packages", "Customers a second at M/M/50, and simulated years a second, for each package.", WIDTH,
        height + further, parts)
