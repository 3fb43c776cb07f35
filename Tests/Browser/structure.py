"""Headings, landmarks, names and links, as assistive technology meets them; and the audit of axe-core."""

from axe_playwright_python.sync_playwright import Axe

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def check_structure(checks, chromium, folder):
    page = chromium.open(folder.path)
    checks.that("the language is British English", page.locator("html").get_attribute("lang") == "en-GB")
    found = page.evaluate(STRUCTURE)
    checks.that("one h1", found["h1"] == 1, found["h1"])
    for state, headings in [("at first", found["shown"]), ("all scenarios", found["headings"])]:
        gaps = [f"h{one[0]} then h{other[0]} “{other[1]}”"
                for one, other in zip(headings, headings[1:]) if other[0] > one[0] + 1]
        checks.none(f"heading levels without gaps, {state}", gaps)
    checks.none("no heading without words", [each for each in found["headings"] if not each[1].strip()])
    checks.that("landmarks: one banner, main and contentinfo, a named navigation",
                found["landmarks"] == [1, 1, 1, 1], found["landmarks"])
    checks.that("eleven sections, each named by its heading", found["sections"] == 11, found["sections"])
    checks.none("ids are unique", found["twice"])
    checks.none("links within the page lead somewhere", found["dead"])
    checks.none("references of labels and names resolve", found["unresolved"])
    checks.none("every drawing is an image with title and description", found["drawings"])
    checks.that("there are drawings", found["count"] > 5, found["count"])
    check_skip_link(checks, page)
    page.locator("#pick").count() and page.select_option("#pick", index=page.locator("#pick option").count() - 1)
    for state in ("of the last scenario", "of the first"):
        checks.none(f"no text {state} is cut off by its drawing or lies over another", page.evaluate(TEXTS))
        page.locator("#pick").count() and page.select_option("#pick", index=0)
    page.context.close()


def check_skip_link(checks, page):
    page.keyboard.press("Tab")
    first = page.evaluate("[document.activeElement.className, document.activeElement.getAttribute('href')]")
    checks.that("the skip link is first in the order of tabs", first == ["skip", "#answer"], first)
    box = page.locator(".skip").bounding_box()
    checks.that("it is seen while it has the focus", box["x"] >= 0 and box["y"] >= 0, box)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = page.evaluate("!!document.activeElement.closest('#answer')")
    checks.that("it leads past header and contents into the answer", inside)


def check_axe(checks, chromium, folder, widths=(1280, 360)):
    """The audit of the page as it stands, wide and narrow, and again after a live run."""
    for width in widths:
        page = chromium.open(folder.path, width, 740)
        checks.none(f"axe-core finds nothing at {width} px", audit(page))
        if page.locator("#live").count():
            page.select_option("#live-wanted", "10")
            page.wait_for_selector("#live[data-state=done]", timeout=60_000)
            page.locator("#live details").evaluate_all("all => all.forEach((each) => (each.open = true))")
            checks.none(f"nor after a live run at {width} px", audit(page, "#try"))
        page.context.close()


def audit(page, context=None):
    results = Axe().run(page, context=context, options={
        "runOnly": {"type": "tag", "values": LEVELS}, "resultTypes": ["violations"]})
    return [f"{each['id']} ({each['impact']}): {each['help']}: {len(each['nodes'])} × {each['nodes'][0]['html'][:160]}"
            for each in results.response["violations"]]


STRUCTURE = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const headings = all("h1,h2,h3,h4,h5,h6");
  const level = (each) => [Number(each.localName[1]), each.textContent];
  const ids = all("[id]").map((each) => each.id);
  const seen = new Set();
  const twice = ids.filter((id) => seen.has(id) || !seen.add(id));
  const refers = ["aria-labelledby", "aria-describedby", "for"];
  return {
    h1: all("h1").length,
    headings: headings.map(level),
    shown: headings.filter((each) => each.checkVisibility()).map(level),
    landmarks: [all("body > header").length, all("main").length, all("body > footer").length,
      all("nav[aria-label]").length],
    sections: all("main > section[aria-labelledby] > h2").length,
    twice,
    dead: all('a[href^="#"]').map((each) => each.getAttribute("href")).filter((href) => !seen.has(href.slice(1))),
    unresolved: refers.flatMap((name) => all("[" + name + "]").flatMap((each) => each.getAttribute(name).split(" ")))
      .filter((id) => !seen.has(id)),
    drawings: all("svg").filter((each) => each.getAttribute("role") !== "img" ||
      !each.querySelector(":scope > title")?.textContent.trim() ||
      !each.querySelector(":scope > desc")?.textContent.trim() || !each.hasAttribute("aria-labelledby"))
      .map((each) => each.outerHTML.slice(0, 120)),
    count: all("svg").length,
  };
}"""

# Boxes of letters are higher than the letters: what counts is the middle half of a line.
TEXTS = """() => [...document.querySelectorAll("svg.chart")].filter((each) => each.checkVisibility()).flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll("text")].flatMap((each) =>
    each.querySelector("tspan") ? [...each.querySelectorAll("tspan")] : [each]).map((each) => {
      const range = document.createRange();
      range.selectNodeContents(each);
      const box = range.getBoundingClientRect();
      return { text: each.textContent, left: box.left, right: box.right,
        top: box.top + box.height / 4, bottom: box.bottom - box.height / 4 };
    });
  const faults = texts.filter((each) => each.left < frame.left - 1 || each.right > frame.right + 1 ||
    each.top < frame.top || each.bottom > frame.bottom).map((each) => "cut off: " + each.text);
  texts.forEach((one, index) => texts.slice(index + 1).forEach((other) => {
    if (one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom && other.top < one.bottom)
      faults.push("over one another: " + one.text + " / " + other.text);
  }));
  return faults.map((fault) => (svg.closest("figure")?.id ?? "") + ": " + fault);
})"""
