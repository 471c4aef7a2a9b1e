"""axe-core finds nothing to object to: every report, light and dark, on a phone and a screen."""

from axe_playwright_python.sync_playwright import Axe
from hostile import HOSTILE
from pages import DEMO, EXAMPLES, PHONE, REPORTS, WIDE, BrowserCase

TAGS = [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}


class AxeTests(BrowserCase):
    def violations(self, path, **how):
        """What axe objects to, each with the first element it means."""
        # The checker is a script of its own, which the page's policy would not let in.
        shown = self.open(path, bypass_csp=True, **how)
        found = Axe().run(shown.page, options=OPTIONS).response["violations"]
        return [
            f"{one['id']}: {len(one['nodes'])} × {one['nodes'][0]['html'][:200]}" for one in found
        ]

    def hold(self, ledger, **how):
        for report in REPORTS:
            with self.subTest(ledger=ledger.name, report=report, **how):
                self.assertEqual(self.violations(ledger.page(report), **how), [])

    def test_the_demo_in_light_on_a_screen(self):
        self.hold(DEMO, width=WIDE)

    def test_the_demo_in_the_dark_on_a_phone(self):
        self.hold(DEMO, width=PHONE, dark=True)

    def test_the_examples_in_light_on_a_phone(self):
        self.hold(EXAMPLES, width=PHONE)

    def test_the_examples_in_the_dark_on_a_screen(self):
        self.hold(EXAMPLES, width=WIDE, dark=True)

    def test_hostile_texts(self):
        self.hold(HOSTILE, width=PHONE)

    def test_folded_and_filtered(self):
        shown = self.open(DEMO.page("scoreboard"), bypass_csp=True)
        shown.page.locator(".fold").first.click()
        shown.page.get_by_label("Filter").first.fill("KR-34")
        self.assertEqual(Axe().run(shown.page, options=OPTIONS).response["violations"], [])

    def test_what_is_wrong_is_seen(self):
        page = EXAMPLES.page("scoreboard")
        for rule, change in (
            ("color-contrast", ("--soft: #59636e", "--soft: #b9c3ce")),
            ("html-has-lang", ('<html lang="en">', "<html>")),
            ("landmark-one-main", ("<main id", "<div id")),
        ):
            found = self.violations(self.broken(page, change), width=WIDE)
            self.assertTrue(any(one.startswith(rule) for one in found), (rule, found))
