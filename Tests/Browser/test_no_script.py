"""Without its script a page reads the same."""

from pages import DEMO, EXAMPLES, REPORTS, BrowserCase

ROWS = """[...document.querySelectorAll("main tbody tr")].filter((row) => row.checkVisibility())
  .map((row) => row.innerText.replace(/[▾▸]/g, "").replace(/\\s+/g, " ").trim())"""


class NoScriptTests(BrowserCase):
    def test_every_row_is_there(self):
        for ledger in (DEMO, EXAMPLES):
            for report in REPORTS:
                with self.subTest(ledger=ledger.name, report=report):
                    path = ledger.page(report)
                    without = self.open(path, java_script_enabled=False)
                    self.assertEqual(without.page.locator(".fold, .filter").count(), 0)
                    rows = without.evaluate(ROWS)
                    self.assertGreater(len(without.page.locator("main").inner_text()), 200)
                    self.assertEqual(rows, self.open(path).evaluate(ROWS))

    def test_the_first_screen_says_how_things_stand(self):
        shown = self.open(DEMO.page("scoreboard"), java_script_enabled=False)
        text = shown.page.locator("main").inner_text()
        for word in ("O-11", "KR-34", "東京パイロット", "off-track", "Root hash"):
            self.assertIn(word, text)
