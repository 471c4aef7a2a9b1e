"""On paper nothing is folded away, nothing is cut off, and nothing is a control."""

import re

from hostile import HOSTILE
from pages import DEMO, EXAMPLES, REPORTS, BrowserCase

PAPER = {"format": "A4", "margin": dict.fromkeys(("top", "right", "bottom", "left"), "15mm")}
# The width between the margins of A4 at 96 dots an inch.
PAPER_WIDTH = 680


def pages(document):
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", document))


class PrintTests(BrowserCase):
    def test_every_report_prints(self):
        for ledger in (DEMO, EXAMPLES, HOSTILE):
            for report in REPORTS:
                with self.subTest(ledger=ledger.name, report=report):
                    document = self.open(ledger.page(report)).page.pdf(**PAPER)
                    self.assertTrue(document.startswith(b"%PDF-"))
                    self.assertGreater(pages(document), 0)

    def test_folds_and_filters_are_undone_on_paper_and_come_back(self):
        shown = self.open(DEMO.page("scoreboard"))
        page = shown.page
        whole = pages(page.pdf(**PAPER))
        for fold in page.locator(".fold").all():
            if fold.is_visible():
                fold.click()
        page.get_by_label("Filter").first.fill("KR-34")
        # A row of another day has nothing to say on this one, on paper neither.
        folded = "document.querySelectorAll(\"tr[hidden]:not([data-absent='1'])\").length"
        hidden = shown.evaluate(folded)
        self.assertGreater(hidden, 20)
        shown.evaluate(
            "addEventListener('beforeprint', () => { window.atPrint = " + folded + " })")
        self.assertEqual(pages(page.pdf(**PAPER)), whole)
        self.assertEqual(shown.evaluate("window.atPrint"), 0)
        self.assertEqual(shown.evaluate(folded), hidden)

    def test_the_meeting_is_one_page(self):
        paper = {"format": "A4", "margin": dict.fromkeys(PAPER["margin"], "10mm")}
        for ledger in (DEMO, EXAMPLES):
            options = ledger.options + ("--since", "2026-03-13" if ledger is DEMO else "2026-02-09")
            shown = self.open(ledger.page("meeting", *options))
            with self.subTest(ledger=ledger.name):
                self.assertEqual(pages(shown.page.pdf(**paper)), 1)

    def test_the_audit_trail_stays_on_the_screen(self):
        shown = self.open(DEMO.page("scoreboard"))
        trail = shown.page.locator("section.screen")
        note = shown.page.locator(".paper")
        self.assertTrue(trail.is_visible())
        self.assertFalse(note.is_visible())
        self.assertLess(pages(shown.page.pdf(**PAPER)), 9)
        shown.page.emulate_media(media="print")
        self.assertFalse(trail.is_visible())
        self.assertIn("okr audit", note.inner_text())

    def test_what_paper_cannot_do_is_not_on_it(self):
        shown = self.open(DEMO.page("scoreboard"))
        shown.page.emulate_media(media="print")
        for part in ("nav", ".skip", ".filter", ".fold"):
            self.assertEqual(shown.page.locator(part + ":visible").count(), 0, part)
        self.assertGreater(shown.page.locator("tbody tr:visible").count(), 60)

    def test_dark_is_for_screens(self):
        shown = self.open(DEMO.page("scoreboard"), dark=True)
        shown.page.emulate_media(media="print")
        colours = shown.evaluate(
            "['.good', '.bad', '.warning', '.dim'].map((name) => getComputedStyle("
            "document.querySelector(name)).color).concat(getComputedStyle(document.body).color)")
        for colour in colours:
            parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
            light = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
            luminance = 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
            self.assertGreaterEqual(1.05 / (luminance + 0.05), 4.5, colour)

    def test_nothing_is_cut_off_at_the_side(self):
        for ledger in (DEMO, EXAMPLES, HOSTILE):
            for report in REPORTS:
                with self.subTest(ledger=ledger.name, report=report):
                    shown = self.open(ledger.page(report), width=PAPER_WIDTH)
                    shown.page.emulate_media(media="print")
                    self.assertLessEqual(
                        shown.evaluate("document.documentElement.scrollWidth"), PAPER_WIDTH)
