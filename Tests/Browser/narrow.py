"""At 320 CSS pixels, which is 400 % zoom of a window of 1280: no sideways scrolling, and targets large enough."""


def check_narrow(checks, chromium, folder):
    for width, height, options in [(320, 640, {}), (320, 256, {"device_scale_factor": 4}), (360, 740, {})]:
        page = chromium.open(folder.path, width, height, **options)
        name = f"{width} × {height}"
        checks.none(f"nothing is wider than the window at {name}", page.evaluate(TOO_WIDE))
        if page.locator("#live").count():
            page.select_option("#live-wanted", "10")
            page.wait_for_selector("#live[data-state=done]", timeout=60_000)
            page.locator("#live details").evaluate_all("all => all.forEach((each) => (each.open = true))")
            checks.none(f"nor after a live run at {name}", page.evaluate(TOO_WIDE))
        for scenario in page.locator("#pick option").evaluate_all("all => all.map((each) => each.value)")[1:4:2]:
            page.select_option("#pick", scenario)
        page.locator("details").evaluate_all("all => all.forEach((each) => (each.open = true))")
        checks.none(f"nor with all unfolded at {name}", page.evaluate(TOO_WIDE))
        checks.none(f"targets are at least 24 px or far enough apart at {name}", page.evaluate(TARGETS))
        if height < 400:
            bar = page.locator(".picker")
            stuck = bar.count() and bar.evaluate("each => getComputedStyle(each).position") == "sticky"
            checks.that("the bar at the top leaves a low window alone", not stuck)
        checks.none(f"no message on the console at {name}", page.messages)
        page.context.close()


TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  const faults = [];
  if (document.documentElement.scrollWidth > width) faults.push("the page: " + document.documentElement.scrollWidth);
  const clips = (each) => getComputedStyle(each).overflowX !== "visible";
  for (const each of document.querySelectorAll("body *")) {
    if (!each.checkVisibility() || each.closest("svg > *") || each.closest(".skip")) continue;
    const box = each.getBoundingClientRect();
    if (box.width === 0 || box.right <= width + 1) continue;
    let inside = each.parentElement;
    while (inside && !clips(inside)) inside = inside.parentElement;
    if (!inside) faults.push(each.localName + "#" + each.id + "." + each.className + " to " + Math.round(box.right));
  }
  return faults;
}"""

# WCAG 2.2, 2.5.8: 24 by 24, or a circle of 24 about its middle meets no other target; links in sentences are exempt.
TARGETS = """() => {
  const inSentence = (each) => each.localName === "a" && getComputedStyle(each).display === "inline" &&
    each.parentElement.textContent.trim() !== each.textContent.trim();
  const all = [...document.querySelectorAll("a[href],select,input,button,textarea,summary")]
    .filter((each) => each.checkVisibility() && !each.closest(".skip"))
    .map((each) => ({ each, box: (each.closest("label") && each.type === "checkbox" ? each.closest("label") : each)
      .getBoundingClientRect() }));
  return all.filter(({ each, box }) => {
    if (inSentence(each) || (box.width >= 24 && box.height >= 24)) return false;
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    return all.some((other) => other.each !== each && (() => {
      const [dx, dy] = [Math.max(other.box.left - x, x - other.box.right, 0),
        Math.max(other.box.top - y, y - other.box.bottom, 0)];
      return Math.hypot(dx, dy) < 12;
    })());
  }).map(({ each, box }) => each.localName + "#" + each.id + " “" + each.textContent.trim().slice(0, 30) + "” " +
    Math.round(box.width) + "×" + Math.round(box.height) + " in " + (each.closest("section")?.id ?? ""));
}"""
