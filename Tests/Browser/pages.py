"""Ledgers made for the tests, their reports as pages, and a browser that watches what they do."""

import atexit
import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from playwright.sync_api import sync_playwright

REPORTS = (
    "scoreboard", "planning", "cycle", "meeting",
    "kpis", "retrospective", "discipline", "goalposts",
)
ROOT = Path(__file__).resolve().parents[2]
OKR = os.path.abspath(os.environ.get("OKR") or ROOT / ".build/debug/okr")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
PHONE, TABLET, WIDE = 390, 1024, 1600

SCRATCH = Path(tempfile.mkdtemp(prefix="okr-pages-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)


def okr(*arguments, stdin=None):
    """What the program prints; an error where it refuses."""
    done = subprocess.run(
        [OKR, *map(str, arguments)], cwd=SCRATCH, input=stdin, capture_output=True,
        text=True, env={**os.environ, "OKR_ACTOR": "ana"}, check=False)
    if done.returncode != 0:
        raise AssertionError(f"okr {' '.join(map(str, arguments))}: {done.stderr or done.stdout}")
    return done.stdout


def apply(ledger, commands):
    """Records commands, one object each."""
    lines = "".join(json.dumps(command, ensure_ascii=False) + "\n" for command in commands)
    okr("apply", "-", "--ledger", ledger, "--quiet", stdin=lines)


class Ledger:
    """A ledger made once, and the pages made of it, each once."""

    def __init__(self, name, make, *options):
        self.name, self._make, self.options = name, make, options
        self.path = SCRATCH / name
        self._pages = {}

    def made(self):
        """Its folder."""
        if not self.path.exists():
            self._make(self.path)
        return self.path

    def page(self, report, *options):
        """The file of a report."""
        key = (report, *options)
        if key not in self._pages:
            path = SCRATCH / f"{self.name}-{report}-{len(self._pages)}.html"
            since = ("--since", "2026-01-01") if report == "meeting" else ()
            okr("report", report, "--ledger", self.made(), "--html", path, "--quiet",
                *(options or self.options + since))
            self._pages[key] = path
        return self._pages[key]


def _examples(path):
    okr("init", path, "--name", "Acme", "--timezone", "UTC", "--quiet")
    okr("apply", ROOT / "fixtures/examples/source.jsonl", "--ledger", path, "--quiet")


# The demo in the third week of March: most of a quarter, two months of moved targets and notes.
DEMO = Ledger(
    "demo", lambda path: okr("demo", path, "--quiet"),
    "--cycle", "2026-Q1", "--as-of", "2026-03-20")
# The examples in February, when their KPIs have values.
EXAMPLES = Ledger("examples", _examples, "--cycle", "2026-Q1", "--on", "2026-02-16")


class Shown:
    """A page in a browser, with what it complained of and what it asked for."""

    def __init__(self, page, address):
        self.page, self.address = page, address
        self.errors, self.requests = [], []
        page.on("console", lambda message: self.errors.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", self._dialog)
        page.on("download", lambda load: self.errors.append(f"download: {load.url}"))
        page.context.on("page", lambda other: self.errors.append(f"window: {other.url}"))
        page.context.on("request", lambda request: self.requests.append(request.url))
        page.context.route("**/*", self._route)

    def _dialog(self, dialog):
        self.errors.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _route(self, route):
        if route.request.url.split("#")[0] == self.address:
            route.continue_()
        else:
            route.abort()

    def strangers(self):
        """The requests for anything but the page itself."""
        return [url for url in self.requests if url.split("#")[0] != self.address]

    def evaluate(self, script, *arguments):
        """What a script makes of the page."""
        return self.page.evaluate(script, *arguments)


class BrowserCase(unittest.TestCase):
    """Tests in one browser; every page they open has to be silent and to ask nobody."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        playwright = sync_playwright().start()
        cls.addClassCleanup(playwright.stop)
        cls.browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"])
        cls.addClassCleanup(cls.browser.close)

    def open(self, path, *, width=TABLET, dark=False, quiet=True, fragment="", **context):
        """Opens a page in a window of its own."""
        made = self.browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light", **context)
        self.addCleanup(made.close)
        shown = Shown(made.new_page(), Path(path).as_uri())
        shown.page.goto(shown.address + fragment)
        if context.get("java_script_enabled", True):
            shown.page.wait_for_selector("script[data-packed]", state="detached")
        if quiet and not Path(path).name.startswith("broken-"):
            self.addCleanup(self.assert_silent, shown, Path(path).name)
        return shown

    def assert_silent(self, shown, name):
        """No word in the console, and no request but for the page."""
        self.assertEqual(shown.errors, [], name)
        self.assertEqual(shown.strangers(), [], name)
        self.assertIn(shown.address, [url.split("#")[0] for url in shown.requests], name)

    def broken(self, path, *changes):
        """A copy of a page in which texts were replaced, to see that a check fails."""
        text = Path(path).read_text(encoding="utf-8")
        for old, new in changes:
            self.assertIn(old, text)
            text = text.replace(old, new)
        copy = SCRATCH / f"broken-{len(list(SCRATCH.glob('broken-*')))}.html"
        copy.write_text(text, encoding="utf-8")
        return copy
