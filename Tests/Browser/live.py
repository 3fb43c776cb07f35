"""The live simulator as a reader meets it: quick, growing in precision, to be stopped and put back."""

import re
import shutil
import tempfile

from loading import elsewhere

TRIES = 3


def check_live(checks, chromium, folder):
    page = chromium.open(folder.path)
    if not page.locator("#live").count():
        checks.says("this page has no live simulator")
        return page.context.close()
    state = page.locator("#live").get_attribute("data-state")
    checks.that("the page is ready", state == "ready", state)
    checks.that("the note about scripts is gone", not page.locator("#live-status").is_visible())
    page.context.close()
    check_first_answer(checks, chromium, folder)
    page = chromium.open(folder.path)
    check_growth(checks, page)
    check_stop(checks, page)
    check_put_back(checks, page)
    check_fields(checks, page)
    checks.none("no message on the console", page.messages)
    checks.none("nothing is requested but the page and its workers", elsewhere(page))
    page.context.close()
    check_forwarded(checks, chromium, folder)


def move(page, steps=1, control=0):
    """Moves a control by keyboard; which one is counted among those that can be moved."""
    page.locator("input[type=range]:not(:disabled)").nth(control).focus()
    for _ in range(abs(steps)):
        page.keyboard.press("ArrowRight" if steps > 0 else "ArrowLeft")


def done(page, timeout=120_000):
    """Waits for the end of the run that the last input begins: a run waits a moment for more input."""
    page.wait_for_timeout(250)
    page.wait_for_selector("#live[data-state=done]", timeout=timeout)


def check_first_answer(checks, chromium, folder):
    """From the key to the picture, in a page just opened, for a reader who has had the controls in view for a second.

    A busy machine gets three tries.
    """
    best, told = [], []
    for _ in range(TRIES):
        page = chromium.open(folder.path)
        page.evaluate(WATCH)
        page.locator("#live-start").focus()
        page.wait_for_timeout(1000)
        move(page)
        page.wait_for_selector("#live[data-first-answer]", timeout=30_000)
        best.append(page.evaluate("window.firstAnswer - window.firstKey"))
        told.append(int(page.locator("#live").get_attribute("data-first-answer")))
        workers = int(page.locator("#live").get_attribute("data-workers"))
        running = len(page.workers)
        page.context.close()
        if best[-1] < 1000:
            break
    checks.that("a key on a control gives the first answer in under a second", min(best) < 1000,
                f"{min(best):.0f} ms at best")
    checks.says(f"first answer after {min(best):.0f} ms, {min(told)} ms of them simulating and drawing")
    checks.that("two workers or more", workers >= 2 and running == workers, f"{workers} told, {running} running")


def check_growth(checks, page):
    page.evaluate(WATCH)
    page.select_option("#live-wanted", "50")
    move(page, 6)
    done(page)
    seen = page.evaluate("window.answers")
    checks.that("the answer is drawn again as replications come", len(seen) >= 2, seen)
    checks.that("the last has all 50", seen[-1][0] == 50, seen[-1][:2])
    widths = [width(text) for _, text in seen if text]
    checks.that("the interval narrows", widths[-1] < widths[0] / 2, widths)
    checks.says("width of the first interval by replications: "
                + ", ".join(f"{count}: {width(text):g}" for count, text in seen if text))
    words = page.locator("#live-progress").inner_text()
    checks.that("the page tells how many simulated years stand behind it", "50 simulated years" in words, words)
    checks.that("the finding is told in words and drawn", page.locator("#live-answer svg").count() >= 4)


def width(text):
    low, high = (float(each.replace(",", "").replace("−", "-")) for each in text.split(" to "))
    return high - low


def check_stop(checks, page):
    page.select_option("#live-wanted", "200")
    move(page, -2)
    page.wait_for_selector("#live[data-state=running]")
    page.wait_for_timeout(1200)
    page.locator("#live-stop").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#live[data-state=stopped]")
    before = page.locator("#live-progress").inner_text()
    count = int(re.search(r"\d+", before).group())
    page.wait_for_timeout(300)
    workers = len(page.workers)
    page.wait_for_timeout(900)
    after = page.locator("#live-progress").inner_text()
    checks.that("stop ends it with what is done", 0 < count < 200 and before == after, f"{before} / {after}")
    checks.that("no worker is left", workers == 0, workers)
    checks.that("the last answer stays", page.locator("#live-answer table").count() > 0)
    lost = page.evaluate("document.activeElement === document.body")
    checks.that("the focus is not lost with the button", not lost)


def check_put_back(checks, page):
    page.select_option("#live-wanted", "10")
    unmoved = page.evaluate(POSITIONS)
    move(page, 2, 1)
    move(page, 1, 2)
    moved = page.evaluate(POSITIONS)
    page.click("#live-reset")
    done(page)
    back = page.evaluate(POSITIONS)
    page.reload()
    page.wait_for_selector("#live[data-state=ready]")
    checks.that("put back restores every control", back == page.evaluate(POSITIONS) and moved not in (back, unmoved),
                f"{moved}, then {back}")
    taken = page.locator("#live-scenario").input_value()
    checks.that("with nothing moved there is no scenario to take away", taken.startswith("Nothing is moved"), taken)


def check_fields(checks, page):
    """Numbers typed beside the sliders: the nearest that can be is taken."""
    page.select_option("#live-wanted", "10")
    field = page.locator("input[type=number]:not(:disabled)").first
    for typed in ["1e9", "-7", "", "12.4"]:
        field.fill(typed)
        field.press("Tab")
        value = float(field.input_value())
        low, high = float(field.get_attribute("min")), float(field.get_attribute("max"))
        checks.that(f"a field takes “{typed}” as a number it can be", low <= value <= high, value)
    done(page)


def check_forwarded(checks, chromium, folder):
    with tempfile.TemporaryDirectory() as place:
        shutil.copy(folder.path / "report.html", place)
        page = chromium.open(place)
        page.select_option("#live-wanted", "10")
        done(page)
        checks.none("the file alone works in another folder", page.messages + elsewhere(page))
        page.context.close()


POSITIONS = """() => [...document.querySelectorAll("#live input[type=range],#live input[type=number]")]
  .map((each) => each.value)"""

WATCH = """() => {
  const live = document.getElementById("live");
  window.answers = [];
  window.firstKey = window.firstAnswer = undefined;
  addEventListener("keydown", () => (window.firstKey ??= performance.now()), true);
  new MutationObserver(() => {
    window.firstAnswer ??= performance.now();
    const row = document.querySelector("#live-answer table tbody tr");
    window.answers.push([Number(live.dataset.replications), row ? row.cells[row.cells.length - 1].textContent : ""]);
  }).observe(document.getElementById("live-answer"), { childList: true });
}"""
