"""The page by keyboard alone: everything is reached, the focus is seen, nothing holds it fast."""


def check_keyboard(checks, chromium, folder):
    page = chromium.open(folder.path)
    if page.locator("#live").count():
        page.locator("#live details").first.evaluate("each => (each.open = true)")
    stops = walk(page)
    checks.that("Tab leads from the first to the last element and out of the page", stops[-1] is None, len(stops))
    stops = [each for each in stops if each]
    names = {each["name"] for each in stops}
    wanted = page.evaluate(FOCUSABLE)
    missing = [each for each in wanted if each not in names]
    checks.none(f"all {len(wanted)} links, controls, summaries and scrolling boxes are reached", missing)
    checks.none("the focus is always seen: an outline of 2 px or more", [
        each["name"] for each in stops if each["outline"] < 2])
    checks.none("the outline stands out from the page by 3", [
        each["name"] for each in stops if each["contrast"] < 3])
    checks.none("the focus is never hidden behind the bar at the top", [
        each["name"] for each in stops if each["hidden"]])
    check_picker(checks, page)
    check_details(checks, page)
    if page.locator("#live").count():
        check_slider(checks, page)
    page.context.close()


def walk(page):
    stops = []
    for _ in range(900):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(STOP))
        if stops[-1] is None:
            break
    return stops


def check_picker(checks, page):
    picker = page.locator("#pick")
    if not picker.count():
        return
    picker.focus()
    before = page.locator(".for-scenario:visible").first.get_attribute("data-scenario")
    page.keyboard.press("ArrowDown")
    after = page.locator(".for-scenario:visible").evaluate_all(
        "all => [...new Set(all.map((each) => each.dataset.scenario))]")
    checks.that("an arrow key chooses the next scenario, and only its parts are shown",
                len(after) == 1 and after[0] != before, f"{before}, then {after}")
    page.keyboard.press("ArrowUp")


def check_details(checks, page):
    summary = page.locator("figure summary:visible").first
    summary.focus()
    page.keyboard.press("Enter")
    table = page.locator("figure details[open] table:visible")
    checks.that("Enter unfolds the data of a figure", table.count() >= 1)
    page.keyboard.press("Space")
    checks.that("Space folds it again", not summary.evaluate("each => each.parentElement.open"))


def check_slider(checks, page):
    slider = page.locator("input[type=range]:not(:disabled)").first
    slider.focus()
    before = int(slider.input_value())
    page.keyboard.press("ArrowRight")
    checks.that("an arrow key moves a slider by one step", int(slider.input_value()) == before + 1)
    words = slider.get_attribute("aria-valuetext")
    field = page.locator("input[type=number]:not(:disabled)").first.input_value()
    checks.that("the value is told, and stands in the number field", field in (words or ""), f"{words}, {field}")
    page.wait_for_selector("#live[data-state=running],#live[data-state=done]", timeout=10_000)
    page.locator("#live-stop").click(timeout=2_000) if page.locator("#live-stop:enabled").count() else None


NAME = """
  const name = (each) => each.id ? "#" + each.id : each.localName + "." + each.className + " " +
    (each.getAttribute("aria-label") || each.textContent).trim().slice(0, 60) + " in " +
    (each.closest("[id]")?.id ?? "");
"""

FOCUSABLE = "() => {" + NAME + """
  return [...document.querySelectorAll("a[href],select,input,button,textarea,summary,[tabindex]")]
    .filter((each) => each.checkVisibility() && !each.disabled).map(name);
}"""

STOP = "() => {" + NAME + """
  const own = document.activeElement;
  if (own === document.body || own === null) return null;
  const style = getComputedStyle(own);
  const linear = (part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const [r, g, b] = style.outlineColor.match(/[\\d.]+/g).map(Number);
  const box = own.getBoundingClientRect();
  const middle = [box.left + Math.min(box.width, innerWidth) / 2, box.top + Math.min(box.height, 40) / 2];
  const top = document.elementFromPoint(...middle);
  const bar = document.querySelector(".picker");
  return {
    name: name(own),
    outline: own.matches(":focus-visible") && style.outlineStyle !== "none" ? parseFloat(style.outlineWidth) : 0,
    contrast: 1.05 / (0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b) + 0.05),
    hidden: !!(bar && !bar.contains(own) && top && bar.contains(top) &&
      box.bottom <= bar.getBoundingClientRect().bottom + 1),
  };
}"""
