"""Figures of the page read back: marks by class, scales, texts, and the table below each."""

import re

READ = """() => [...document.querySelectorAll("figure.figure")].map((figure) => {
  const svg = figure.querySelector("svg.chart");
  const scale = (each) => ["x0", "dx", "y0", "dy"].map((name) =>
    each && each.hasAttribute("data-" + name) ? Number(each.getAttribute("data-" + name)) : null);
  const marks = [...svg.querySelectorAll("rect,circle,path")].map((mark) => {
    const row = mark.closest("g.row");
    return { name: mark.localName, classes: [...mark.classList], group: mark.parentElement.getAttribute("class") ?? "",
      d: mark.getAttribute("d"), row: row ? [...svg.querySelectorAll("g.row")].indexOf(row) : null, scale: scale(row),
      ...Object.fromEntries(["x", "y", "width", "height", "cx", "cy"].map((at) => [at, Number(mark.getAttribute(at))])) };
  });
  const cells = (row) => [...row.cells].map((each) => each.textContent);
  const table = figure.querySelector("details.data table");
  return {
    id: figure.id, kind: svg.classList[1], scale: scale(svg), marks,
    scenario: Number((figure.closest(".for-scenario")?.dataset.scenario ?? "s0").slice(1)),
    isLive: !!figure.closest("#live"),
    title: figure.querySelector(".finding").textContent, subtitle: figure.querySelector(".subtitle").textContent,
    texts: [...svg.querySelectorAll("text")].map((each) => each.textContent),
    cells: [...svg.querySelectorAll("tspan")].map((each) => [each.textContent, each.classList.contains("w")]),
    columns: table ? cells(table.tHead.rows[0]) : [], rows: table ? [...table.tBodies[0].rows].map(cells) : [],
  };
})"""


class Drawn:
    """One figure; places on it are turned into values by its own scales."""

    def __init__(self, read):
        self.__dict__.update(read)
        self.x0, self.dx, self.y0, self.dy = self.scale

    def all(self, name, kind=None):
        return [each for each in self.marks if each["name"] == name and (kind is None or kind in each["classes"])]

    def x(self, place):
        return (place - self.x0) / self.dx

    def y(self, place):
        return (place - self.y0) / self.dy

    def ends(self, kind):
        """Right ends of bars, as values."""
        return [self.x(each["x"] + each["width"]) for each in self.all("rect", kind)]

    def intervals(self):
        """Low and high ends of the 95 % bars, as values."""
        return [tuple(self.x(point[0]) for point in points(each["d"])[0][:2]) for each in self.all("path", "interval")]

    @property
    def slack(self):
        """What a tenth of a pixel is along x; a width is the difference of two rounded places."""
        return abs(0.11 / self.dx)

    def seen(self, found, wanted, widths):
        """The wanted ends of bars without those that are not found and too narrow to be seen, which need no bar."""
        kept = []
        for value, width in zip(wanted, widths, strict=True):
            is_next = len(kept) < len(found) and abs(found[len(kept)] - value) <= self.slack
            if is_next or width * abs(self.dx) > 0.15:
                kept.append(value)
        return kept

    def course(self, kind):
        """Values by day of a line whose heights are tenths of a pixel."""
        unit = self.dy * 10
        return {round(x): y / unit for run in points(self.all("path", kind)[0]["d"]) for x, y in run}

    def band(self, kind):
        """Upper and lower values by day of a band."""
        unit, upper, lower = self.dy * 10, {}, {}
        for run in points(self.all("path", kind)[0]["d"]):
            turn = len(run) // 2
            upper.update((round(x), y / unit) for x, y in run[:turn])
            lower.update((round(x), y / unit) for x, y in run[turn:])
        return upper, lower


def read(page):
    return [Drawn(each) for each in page.evaluate(READ)]


def points(path):
    """The points of a path of M, L, H, V, C, l, h, v and z, as absolute places; a run for each M."""
    runs, place = [], (0.0, 0.0)
    for command, text in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        numbers = [float(each) for each in re.findall(r"-?\d*\.?\d+", text)]
        if command == "M":
            runs.append([tuple(numbers[:2])])
            extra = list(zip(numbers[2::2], numbers[3::2]))
        elif command in "Hh":
            extra = [(each + (place[0] if command == "h" else 0), place[1]) for each in numbers]
        elif command in "Vv":
            extra = [(place[0], each + (place[1] if command == "v" else 0)) for each in numbers]
        elif command == "L":
            extra = list(zip(numbers[0::2], numbers[1::2]))
        elif command == "C":
            extra = list(zip(numbers[4::6], numbers[5::6]))
        elif command == "l":
            extra, at = [], place
            for x, y in zip(numbers[0::2], numbers[1::2]):
                at = (at[0] + x, at[1] + y)
                extra.append(at)
        else:
            extra = []
        runs[-1] += extra
        place = runs[-1][-1]
    return runs


def shows(text, value, slack=1e-8):
    """Whether a number in words is this value, rounded as it stands there."""
    found = re.search(r"[−-]?[\d,]*\.?\d+", text)
    if value != value:
        return text.strip() in ("", "–")
    if not found:
        return False
    digits = found.group().replace(",", "").replace("−", "-")
    decimals = len(digits.partition(".")[2])
    return abs(float(digits) - value) <= 0.5 * 10 ** -decimals + slack * max(1, abs(value))
