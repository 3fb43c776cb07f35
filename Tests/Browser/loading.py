"""The file alone: nothing is asked for, nothing is complained of, and the page's own policy forbids the rest."""


def check_loading(checks, chromium, folder):
    page = chromium.open(folder.path)
    checks.none("no message on the console", page.messages)
    checks.none("nothing is requested but the file itself", elsewhere(page))
    policy = page.locator('meta[http-equiv="Content-Security-Policy"]')
    checks.that("one Content-Security-Policy", policy.count() == 1, policy.count())
    words = policy.first.get_attribute("content")
    checks.that("it forbids all that it does not name", words.startswith("default-src 'none';"), words)
    allowed = [word for word in words.replace(";", " ").split() if "unsafe" in word or "http" in word or word == "*"]
    checks.that("it allows no address and no other script", allowed in ([], ["'wasm-unsafe-eval'"]), allowed)
    checks.none("no style attribute, no handler attribute, no outside address", page.evaluate(FAULTS))
    size = (folder.path / "report.html").stat().st_size
    checks.that("the file is under 2 MB", size < 2_000_000, f"{size} bytes")
    checks.says(f"report.html has {size} bytes")
    # The policy holds: what a page could try to send does not leave it.
    page.evaluate("fetch('http://127.0.0.1:9/').catch(() => {}); new Image().src = 'http://127.0.0.1:9/a'")
    page.wait_for_timeout(300)
    refused = [each for each in page.messages if "Content Security Policy" in each]
    checks.that("the policy refuses a request that is tried", len(refused) >= 2, page.messages)
    page.context.close()


def elsewhere(page):
    """Requests beyond the page itself and its own workers."""
    own = page.url.split("#")[0]
    return [each for each in page.requests if each.split("#")[0] != own and not each.startswith(("blob:", "data:"))]


FAULTS = """() => {
  const faults = [];
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name === "style" || name.startsWith("on")) faults.push(element.localName + " " + name);
      const isLink = name === "href" && (element.localName === "a" || value.startsWith("#"));
      if ((name === "src" || name === "href" || name === "data" || name === "action") && !isLink)
        faults.push(element.localName + " " + name + "=" + value.slice(0, 60));
    }
  }
  return faults;
}"""
