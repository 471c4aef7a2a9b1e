"""Ledgers, pages and a browser for the tests of reports; needs Playwright and a Chromium."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
OKR = os.environ.get("OKR", str(ROOT / ".build/debug/okr"))
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
REPORTS = (
    "scoreboard planning cycle meeting kpis retrospective discipline goalposts".split())


def okr(*arguments, cwd=None):
    """Runs the command and returns what it printed; an error fails the test."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(cwd or ROOT), "LANG": "C.UTF-8", "TZ": "UTC"}
    ended = subprocess.run(
        [OKR, *arguments], cwd=cwd, env=environment, capture_output=True, text=True)
    if ended.returncode:
        raise AssertionError(f"okr {' '.join(arguments)}: {ended.stderr}")
    return ended.stdout


class PageTest(unittest.TestCase):
    """A test with the demo's ledger, and pages opened without a network."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = pathlib.Path(cls.folder.name)
        cls.make_ledger()
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"])

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        cls.folder.cleanup()

    @classmethod
    def make_ledger(cls):
        okr("demo", "ledger", "--quiet", cwd=cls.path)
        cls.cycle = ["--cycle", "2026-Q1"]

    @classmethod
    def write(cls, name, *options):
        """Writes a report as a page once, and returns its address."""
        file = cls.path / ("-".join([name, *options]).replace("/", "_") + ".html")
        if not file.exists():
            cycle = [] if name == "kpis" else cls.cycle
            okr("report", name, *cycle, *options, "--ledger", "ledger", "--html", file.name,
                cwd=cls.path)
        return file.as_uri()

    @classmethod
    def status(cls, *options):
        """What `okr status` says, as JSON."""
        return json.loads(
            okr("status", *cls.cycle, *options, "--json", "--ledger", "ledger", cwd=cls.path))

    def open(self, name, *options, fragment="", width=1280, **context):
        """Opens a report's page; what it asks for or complains of ends up in `trouble`."""
        context_has_script = context.get("java_script_enabled", True)
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, **context)
        self.addCleanup(context.close)
        page = context.new_page()
        self.trouble = []
        address = self.write(name, *options)

        def decide(route):
            if route.request.url.split("#")[0] == address:
                route.continue_()
            else:
                self.trouble.append("asked for " + route.request.url)
                route.abort()

        context.route("**/*", decide)
        page.on("console", lambda message: self.trouble.append("console: " + message.text))
        page.on("pageerror", lambda error: self.trouble.append("error: " + str(error)))
        page.on("dialog", lambda dialog: (self.trouble.append("a dialog"), dialog.dismiss()))
        page.goto(address + fragment)
        if context_has_script:
            page.wait_for_selector("script[data-packed]", state="detached")
        return page
