"""A model whose every name is hostile, run by the program itself: the page is as any other, and shows names as text."""

import csv
import json
import pathlib
import re
import subprocess
import tempfile

from folder import Folder
from live import done, move
from live_numbers import ROOT, compare, saved
from loading import check_loading
from narrow import check_narrow
from structure import check_axe, check_structure
from without import check_without

TEXTS = [
    "</title><script>window.hacked=1</script>", '" onload="window.hacked=1', "]]></style><!--", "--><b>bold</b>",
    "</script><script>window.hacked=2</script>", '=HYPERLINK("http://x","y")', "a\u202eb\u2066c\u200fd",
    "👩‍⚕️ naïve “quoted”", "${window.hacked=3} `{{7*7}}`", "back\\slash \\u003c \\", "+1-2@3", "'; window.hacked=4; '",
    "<img src=x onerror=window.hacked=5>", "javascript:window.hacked=6", "&lt;i&gt; &amp; &#60;",
]
LONG = "x&<\"'" * 2000


def model():
    """The model; each label begins with another of the texts."""
    count = iter(range(10**6))
    name = lambda word: f"{TEXTS[(at := next(count)) % len(TEXTS)]} {word} {at}"
    stay = lambda days: {"exponential": {"mean": f"{days} d"}}
    return {
        "format": "d2a-model/1", "title": name("title") + LONG, "status": "illustrative", "start": "2022-04-01",
        "horizon": "56 d", "warmUp": "28 d", "replications": 6, "seed": "<script>window.hacked=7</script>",
        "periods": {"<script>later": ["2022-04-13", "2022-05-02"]}, "headline": "<script>later",
        "focus": [f"{each}/mean" for each in ("delay/place:acute", "lengthOfStay/place:acute", "occupancyShare/place:acute")],
        "cohorts": {"everyone": {"label": name("cohort")}},
        "arrivals": {"emergency": {"perDay": 3, "cohorts": {"everyone": "rest"}, "to": "acuteStay", "label": name("source")}},
        "places": {
            "acute": {"label": name("place"), "count": 30, "unit": '=unit"<b>', "setting": "acute"},
            "p2": {"label": LONG, "count": 20, "unit": "]]>", "setting": "intermediate"},
            "gone": {"label": name("third place"), "count": 4, "unit": "-->", "setting": "home"},
        },
        "staff": {"hub": {"label": name("staff"), "hours": {"mon-sun": {"08:00-18:00": 9}}, "productive": "65 %"}},
        "steps": {
            "acuteStay": {"label": name("step"), "place": "acute", "stay": stay(7),
                          "then": {"triage": 0.3, "short": 0.1, "goHome": "rest"}},
            "triage": {"label": name("task"), "task": "4 h", "staff": "hub", "reason": name("hub").replace("/", ""),
                       "then": "p2Stay"},
            "p2Stay": {"label": name("second step"), "place": "p2", "stay": stay(20),
                       "reason": name("reason").replace("/", ""), "pathway": "P2", "then": "goHome"},
            "short": {"label": name("third step"), "place": "gone", "stay": stay(5),
                      "reason": "=cmd|' C'!A0", "pathway": "P1", "then": "goHome"},
            "goHome": {"label": name("exit"), "exit": "home"},
        },
        "scenarios": {
            "<b>one": {"label": name("scenario"), "because": name("because"),
                       "changes": [{"set": "places.p2.count", "to": 30}]},
            "two": {"label": LONG, "because": LONG, "changes": [{"set": "places.gone.count", "to": 8}]},
            "three": {"label": name("scenario"), "basedOn": "two", "changes": [{"set": "places.acute.count", "to": 28}]},
        },
        "controls": [
            {"label": name("control"), "path": "places.p2.count", "from": 10, "to": 40, "step": 2},
            {"label": LONG, "path": "places.acute.count", "from": 20, "to": 40, "step": 2},
            {"label": name("control"), "path": "arrivals.emergency.perDay", "from": 2, "to": 4, "step": 0.5},
        ],
    }


def check_hostile(checks, chromium, _=None):
    program = ROOT / ".build/release/d2a"
    if not program.exists():
        return checks.that("d2a is built: swift build -c release", False, program)
    with tempfile.TemporaryDirectory() as place:
        path = pathlib.Path(place) / "hostile.jsonc"
        path.write_text(json.dumps(model(), ensure_ascii=False), encoding="utf-8")
        run = subprocess.run([program, "run", path, "--quiet", "--out", pathlib.Path(place) / "out"],
                             capture_output=True, text=True)
        if not checks.that("the model runs", run.returncode == 0, run.stderr[-1500:]):
            return
        folder = Folder(pathlib.Path(place) / "out")
        check_cells(checks, folder)
        for check in (check_loading, check_structure, check_narrow, check_without, check_hostile_live):
            check(checks, chromium, folder)
        check_axe(checks, chromium, folder, widths=(360,))


def check_cells(checks, folder):
    """No cell of any file would be run by a spreadsheet."""
    faults = []
    for path in folder.path.glob("*.csv"):
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                faults += [f"{path.name}: {cell[:60]}" for cell in row
                           if cell[:1] in "=+-@\t\r" and cell and not re.fullmatch(r"-[\d.]+(e[-+]?\d+)?", cell)]
    checks.none("no cell of the CSV files is a formula", faults)


def check_hostile_live(checks, chromium, folder):
    page = chromium.open(folder.path, accept_downloads=True)
    labels = [text for text in TEXTS if "\u202e" not in text]
    words = page.locator("body").inner_text() + " ".join(page.locator("option,td,th,text").all_text_contents())
    missing = [text for text in labels if " ".join(text.split()) not in " ".join(words.split())]
    checks.none("names are shown as they are", missing)
    controls = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
    turned = page.evaluate("(all) => [...all].filter((each) => document.body.textContent.includes(each)).length", controls)
    for start in (0, 1, 2):
        page.select_option("#live-start", index=start)
        page.select_option("#live-wanted", str(folder.record["live"]["replications"]))
        done(page)
        compare(checks, f"live run from start {start}", saved(page), folder, folder.scenarios[start]["id"])
    page.locator("details:has(#live-scenario)").evaluate("each => (each.open = true)")
    move(page, 1, 0)
    move(page, 1, 1)
    done(page)
    taken = page.locator("#live-scenario").input_value()
    pasted = json.loads("{" + taken.rstrip().rstrip(",") + "}")
    checks.that("the scenario to take away is JSON, whatever the labels", "my-setting" in pasted, taken[:200])
    checks.that("the live answer names nothing as markup", page.locator("#live-answer :is(b,i,img,script)").count() == 0)
    for cell in (cell for row in saved(page) for cell in list(row.values())[:6]):
        if cell[:1] in "=+-@" and cell:
            checks.that("the saved numbers have no formula", False, cell)
    checks.that("no text of the page can turn others round", turned == 0, turned)
    checks.that("nothing was executed", page.evaluate("window.hacked") is None, page.evaluate("window.hacked"))
    checks.none("no message on the console", page.messages)
    page.context.close()
