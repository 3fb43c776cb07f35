"""Chromium as the tests drive it: headless, from the system, nothing downloaded."""

import os
import pathlib
import shutil

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


class Chromium:
    """A running browser; `open` gives pages that keep a record of what happened in them."""

    def __init__(self):
        path = next(filter(None, map(shutil.which, NAMES)), None)
        if path is None:
            raise SystemExit("There is no Chromium on PATH: apt-get install chromium")
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        self._playwright = sync_playwright().start()
        self.browser = self._playwright.chromium.launch(
            executable_path=path, headless=True, args=["--no-sandbox"] if root else [])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.browser.close()
        self._playwright.stop()

    def open(self, folder, width=1280, height=800, before=None, fragment="", **options):
        """The report of a folder in a window of its own; `before` is a script to run ahead of the page's."""
        context = self.browser.new_context(viewport={"width": width, "height": height}, **options)
        if before:
            context.add_init_script(before)
        page = context.new_page()
        page.messages, page.requests = [], []
        page.on("console", lambda message: page.messages.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: page.messages.append(f"error: {error}"))
        # Everything that the page or one of its workers asks for, the file itself included.
        context.on("request", lambda request: page.requests.append(request.url))
        page.goto((pathlib.Path(folder) / "report.html").resolve().as_uri() + fragment)
        if options.get("java_script_enabled", True) and not before:
            wait_ready(page)
        return page


def wait_ready(page):
    """Waits until the live simulator can be used, where the page has one."""
    if page.locator("#live").count():
        page.wait_for_selector("#live[data-state]", state="attached", timeout=30_000)
