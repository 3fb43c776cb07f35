"""On paper: every figure of every scenario, or only the chosen scenario's with its data."""

import re
import shutil
import subprocess
import tempfile


def check_paper(checks, chromium, folder):
    if shutil.which("pdftotext") is None:
        raise RuntimeError("pdftotext is missing: apt-get install poppler-utils")
    page = chromium.open(folder.path)
    figures = page.locator("main figure").evaluate_all("""all => all.filter((each) => !each.closest("#live")).map(
      (each) => [each.closest(".for-scenario")?.dataset.scenario ?? "", each.querySelector(".finding").textContent,
        each.querySelector(".subtitle").textContent, each.querySelector("caption")?.textContent ?? ""])""")
    options = page.locator("#pick option").count()
    everything, pages = printed(page)
    checks.says(f"every scenario: {pages} pages, {len(figures)} figures")
    absent = [title for _, title, subtitle, _ in figures if plain(title) + plain(subtitle) not in everything]
    checks.none("every figure's title and subtitle stand in the PDF", absent)
    headings = page.locator("main h2").all_inner_texts()
    checks.none("so does every section's heading", [each for each in headings if plain(each) not in everything])
    checks.that("paper says that nothing can be moved there", plain("on paper there is nothing to move") in everything)
    if options > 1:
        page.uncheck("#print-all")
        page.select_option("#pick", index=1)
        chosen = "s" + page.locator("#pick option").nth(1).get_attribute("id").removeprefix("pick-")
        one, pages = printed(page)
        checks.says(f"one scenario: {pages} pages")
        own = [each for each in figures if each[0] in ("", chosen)]
        checks.none("unticked: the chosen scenario's figures are there", [
            each[1] for each in own if plain(each[1]) + plain(each[2]) not in one])
        checks.none("unticked: with their data", [each[1] for each in own if plain(each[3]) not in one])
        label = folder.scenarios[int(chosen[1:])]["label"]
        others = {plain(subtitle) for scenario, _, subtitle, _ in figures
                  if scenario not in ("", chosen) and plain(label) not in plain(subtitle)}
        own_words = {plain(each[2]) for each in own}
        checks.none("unticked: no other scenario's", [each for each in others - own_words if each in one])
    checks.none("no message on the console", page.messages)
    page.context.close()


def printed(page):
    """The text of the page printed on A4, without blanks, and how many pages it takes."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        page.pdf(path=file.name, format="A4", prefer_css_page_size=True, print_background=False)
        text = subprocess.run(["pdftotext", "-raw", file.name, "-"], check=True, capture_output=True)
        words = text.stdout.decode("utf-8")
        return plain(words.replace("\f", "")), words.count("\f")


def plain(text):
    """Letters alone: lines are broken, hyphened and kerned differently on paper."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text.replace("ﬁ", "fi").replace("ﬀ", "ff").replace("ﬂ", "fl").replace("ﬃ", "ffi"))
