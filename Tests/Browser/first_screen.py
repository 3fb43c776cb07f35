"""What a planner sees at 1280 × 800 without scrolling: how many wait, why, and whether the difference is real."""

HEIGHT = 800


def check_first_screen(checks, chromium, folder):
    page = chromium.open(folder.path)
    within(checks, page, "the answer sentence", ".answer:visible", needs="95")
    table = page.locator("#answer table:visible").first
    within(checks, page, "the table of focus measures", table)
    heads = table.locator("thead th").all_inner_texts()
    checks.that("it has the difference and its interval", heads[-2:] == ["Difference", "95 % interval"]
                or heads[-1] == "95 % interval", heads)
    figure = page.locator("#answer figure.figure:visible svg.reasons")
    if figure.count():
        within(checks, page, "the reasons of delay", figure.first)
        within(checks, page, "their finding", page.locator("#answer figure.figure:visible .finding").first)
    checks.that("nothing of it is cut off sideways", table.evaluate("""each => {
      const box = each.closest(".scroll"); return box.scrollWidth <= box.clientWidth; }"""))
    checks.that("the page opens at its top", page.evaluate("scrollY") == 0)
    page.context.close()


def within(checks, page, name, found, needs=""):
    found = page.locator(found).first if isinstance(found, str) else found
    box = found.bounding_box()
    bottom = box["y"] + box["height"]
    checks.that(f"{name} is within the first screen", 0 <= box["y"] and bottom <= HEIGHT, f"down to {bottom:.0f} px")
    if needs:
        checks.that(f"{name} tells the interval", needs in found.inner_text(), found.inner_text())
