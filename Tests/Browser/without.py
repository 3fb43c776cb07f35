"""Without scripts, WebAssembly, unpacking or workers: the page says so and loses nothing else."""

SECTIONS = ["answer", "changes", "delays", "places", "stays", "flows", "certainty", "trust", "inputs", "method"]

MISSING = {
    "WebAssembly": "delete window.WebAssembly",
    "DecompressionStream": "delete window.DecompressionStream",
    "Worker": "delete window.Worker",
}


def check_without(checks, chromium, folder):
    page = chromium.open(folder.path)
    whole = texts(page)
    has_live = page.locator("#live").count() > 0
    page.context.close()
    page = chromium.open(folder.path, java_script_enabled=False)
    # Without scripts Playwright still looks at the page, in a world of its own.
    checks.that("scripts off: sections 1 to 10 are the same, text for text", texts(page) == whole)
    drawings = page.locator("main svg:visible").count()
    checks.that("scripts off: the drawings are there", drawings > 5, drawings)
    words = page.locator("#try").inner_text()
    checks.that("scripts off: section 11 says what it needs", "needs scripts" in words or not has_live, words[:200])
    checks.that("scripts off: no control that does nothing", page.locator("#try button:visible").count() == 0)
    check_choice(checks, page)
    checks.none("scripts off: no message on the console", page.messages)
    page.context.close()
    if not has_live:
        return
    for name, script in MISSING.items():
        page = chromium.open(folder.path, before=script)
        page.wait_for_timeout(200)
        words = page.locator("#live-status:visible")
        said = words.inner_text() if words.count() else ""
        checks.that(f"without {name}: the page says so", "cannot run here" in said, said)
        checks.that(f"without {name}: nothing else is lost", texts(page) == whole)
        checks.that(f"without {name}: no control that does nothing", page.locator("#try button:visible").count() == 0)
        checks.none(f"without {name}: no message on the console", page.messages)
        page.context.close()


def texts(page):
    """What is to be read in the sections that need no scripts."""
    return [page.locator("#" + section).inner_text() for section in SECTIONS]


def check_choice(checks, page):
    """The choice of a scenario works by style rules alone."""
    options = page.locator("#pick option")
    if options.count() < 2:
        return
    faults = []
    for position in range(options.count()):
        label = options.nth(position).inner_text()
        wanted = "s" + options.nth(position).get_attribute("id").removeprefix("pick-")
        page.select_option("#pick", index=position)
        shown = set(page.locator(".for-scenario:visible").evaluate_all("all => all.map((each) => each.dataset.scenario)"))
        if shown != {wanted}:
            faults.append(f"{label}: {shown}")
    checks.none(f"scripts off: each of {options.count()} scenarios shows its own parts and no other", faults)
    page.select_option("#pick", index=0)
