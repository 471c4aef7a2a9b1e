"""Pictures of every report of two ledgers, as screens and as printed pages."""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "Tests/Browser"))

from pages import CHROMIUM, DEMO, EXAMPLES, PHONE, REPORTS, TABLET, WIDE  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

MADE = HERE / "made"
PAPER = {"format": "A4", "margin": dict.fromkeys(("top", "right", "bottom", "left"), "15mm")}


def screens(browser, address, name):
    """Whole pages at three widths, light and dark."""
    for width in (PHONE, TABLET, WIDE):
        for scheme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=scheme)
            page = context.new_page()
            page.goto(address)
            page.screenshot(path=MADE / f"{name}-{width}-{scheme}.png", full_page=True)
            context.close()


def paper(browser, address, name):
    """Printed pages, and pictures of them where there is a program for it."""
    page = browser.new_page()
    page.goto(address)
    document = MADE / f"{name}.pdf"
    page.pdf(path=document, **PAPER)
    page.close()
    if shutil.which("pdftoppm"):
        subprocess.run(
            ["pdftoppm", "-png", "-r", "80", document, MADE / f"{name}-paper"], check=True)


def main():
    """Makes them all anew."""
    only = sys.argv[1:] or REPORTS
    MADE.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for ledger in (DEMO, EXAMPLES):
            for report in only:
                address = ledger.page(report).as_uri()
                screens(browser, address, f"{ledger.name}-{report}")
                paper(browser, address, f"{ledger.name}-{report}")
                print(f"{ledger.name} {report}", flush=True)
        browser.close()


main()
