"""Plots as SVG, in the colours of the report, on paper of their own so that they read on any background."""
import math
from html import escape

# The report's palette (Sources/Figures/Drawing/Palette.swift).
INK, BLUE, PINK, GREY, GRID, BAND = "#212B32", "#12436D", "#801650", "#3D3D3D", "#DCE0E3", "#9FB3C5"
STYLE = (
    f"text{{font-family:system-ui,'Segoe UI','Liberation Sans',Arial,sans-serif;font-size:14px;fill:{INK}}}"
    f".h{{font-weight:600;font-size:15px}}.e{{text-anchor:end}}.m{{text-anchor:middle}}.v{{font-weight:600;fill:{BLUE}}}"
    f".n{{fill:{GREY};font-size:13px}}.grid{{stroke:{GRID}}}.axis{{stroke:{INK}}}.whisker{{stroke:{INK};stroke-width:1.5}}"
    f".line{{fill:none;stroke:{BLUE};stroke-width:2}}.other{{fill:none;stroke:{PINK};stroke-width:2;stroke-dasharray:7 4}}"
    f".dot{{fill:{BLUE}}}.bar{{fill:{BAND};stroke:{BLUE}}}.k{{paint-order:stroke;stroke:#FFF;stroke-width:4px;"
    "stroke-linejoin:round}"
)


def short(value):
    """A number in as few digits as tell it: three, with thousands apart."""
    if value == 0:
        return "0"
    digits = 2 - math.floor(math.log10(abs(value)))
    text = f"{round(value, digits):,.{max(0, digits)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def document(title, description, width, height, parts):
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-labelledby="t d"><title id="t">{escape(title)}</title><desc id="d">{escape(description)}</desc>\n'
        f'<style>{STYLE}</style>\n<rect width="{width}" height="{height}" rx="6" fill="#FFF"/>\n' + "\n".join(parts) + "\n</svg>\n")


def text(x, y, words, classes=""):
    return f'<text x="{x:.1f}" y="{y:.1f}"{f" class={chr(34)}{classes}{chr(34)}" if classes else ""}>{escape(words)}</text>'


def line(x, y, to_x, to_y, classes):
    return f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" class="{classes}"/>'


def steps(high):
    """Round numbers from zero that reach `high`: at most five."""
    size = 10 ** math.floor(math.log10(high / 4))
    size = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor * 4 >= high)
    return [size * index for index in range(math.ceil(high / size) + 1)]


def panel(left, top, width, height, heading, note, x_words, y_words, points, logarithmic, other=None, other_words=""):
    """One small plot: points (x, y, least, most) with the values written beside them; `other` is a second line (x, y)."""
    inner_left, inner_top, inner_width, inner_height = left + 50, top + 74, width - 78, height - 138
    highest = max([most for _, _, _, most in points] + [y for _, y in other or []])
    ticks = steps(highest * 1.12)
    xs = [x for x, _, _, _ in points]
    low, high = (math.log(min(xs)), math.log(max(xs))) if logarithmic else (0, max(xs))

    def across(x):
        share = ((math.log(x) if logarithmic else x) - low) / (high - low)
        return inner_left + inner_width * (0.04 + 0.92 * share)

    def up(y):
        return inner_top + inner_height * (1 - y / ticks[-1])

    parts = [text(left, top + 16, heading, "h"), text(left, top + 36, note, "n"), text(left, top + 60, y_words, "n")]
    for tick in ticks:
        parts.append(line(inner_left, up(tick), inner_left + inner_width, up(tick), "axis" if tick == 0 else "grid"))
        parts.append(text(inner_left - 8, up(tick) + 5, short(tick), "e"))
    for x in xs:
        parts.append(line(across(x), up(0), across(x), up(0) + 5, "axis"))
    shown = [x for x in xs if logarithmic or x == xs[0] or x >= 0.2 * max(xs)]
    for x in shown:
        parts.append(text(across(x), up(0) + 22, short(x), "m"))
    parts.append(text(inner_left + inner_width / 2, up(0) + 44, x_words, "n m"))
    if other:
        parts.append('<path class="other" d="M' + "L".join(f"{across(x):.1f} {up(y):.1f}" for x, y in other) + '"/>')
        parts.append(text(across(other[-1][0]) - 6, up(other[-1][1]) - 8, other_words, "n e k"))
    parts.append('<path class="line" d="M' + "L".join(f"{across(x):.1f} {up(y):.1f}" for x, y, _, _ in points) + '"/>')
    for x, y, least, most in points:
        if most > least:
            parts.append(line(across(x), up(least), across(x), up(most), "whisker"))
        parts.append(f'<circle class="dot" cx="{across(x):.1f}" cy="{up(y):.1f}" r="4.5"/>')
    for x, y, least, most in points:
        if x in shown:
            parts.append(text(across(x), up(y) + 22 if other else up(most) - 10, short(y), "v m k"))
    return parts


def ranked(rows, width, top, label_width, unit):
    """Bars of shares, most first: (label, value)."""
    most = max(value for _, value in rows)
    parts = []
    for index, (label, value) in enumerate(rows):
        y = top + index * 30
        length = (width - label_width - 110) * value / most
        parts.append(text(label_width - 10, y + 16, label, "e"))
        parts.append(f'<rect class="bar" x="{label_width}" y="{y}" width="{max(length, 1):.1f}" height="22"/>')
        parts.append(text(label_width + length + 8, y + 16, unit(value), "v"))
    return parts


def dots(rows, width, top, label_width, words):
    """Points on a logarithmic scale, one a row: (label, value, is ours)."""
    low = math.floor(math.log10(min(value for _, value, _ in rows)))
    high = math.ceil(math.log10(max(value for _, value, _ in rows)))
    bottom = top + len(rows) * 28

    def across(power):
        return label_width + (width - label_width - 100) * (power - low) / (high - low)

    parts = []
    for power in range(low, high + 1):
        parts.append(line(across(power), top - 8, across(power), bottom, "grid"))
        parts.append(text(across(power), bottom + 20, short(10.0 ** power), "m"))
    for index, (label, value, ours) in enumerate(rows):
        y = top + index * 28 + 6
        parts.append(text(label_width - 14, y + 5, label, "e v" if ours else "e"))
        shape = f'<circle class="dot" cx="{across(math.log10(value)):.1f}" cy="{y}" r="6"/>' if ours else (
            f'<circle cx="{across(math.log10(value)):.1f}" cy="{y}" r="5.5" fill="#FFF" stroke="{PINK}" stroke-width="2"/>')
        parts.append(shape)
        parts.append(text(across(math.log10(value)) + 12, y + 5, short(value), "k"))
    parts.append(text(label_width + (width - label_width - 100) / 2, bottom + 42, words, "n m"))
    return parts
