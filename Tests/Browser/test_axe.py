"""axe-core finds nothing to complain of, in any report, light and dark, narrow and wide."""

import unittest

from axe_playwright_python.sync_playwright import Axe

from pages import REPORTS, PageTest


class Accessibility(PageTest):
    def findings(self, page):
        found = Axe().run(page).response["violations"]
        return [
            f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:160]} ({len(one['nodes'])})"
            for one in found]

    def test_every_report(self):
        for name in REPORTS:
            for scheme, width in (("light", 1600), ("dark", 390)):
                with self.subTest(report=name, scheme=scheme, width=width):
                    # axe is put into the page from outside, which its policy forbids to others.
                    page = self.open(name, width=width, color_scheme=scheme, bypass_csp=True)
                    self.assertEqual(self.findings(page), [])

    def test_an_opened_picture_and_another_day(self):
        page = self.open(
            "scoreboard", fragment="#day=2026-02-15&known=then", bypass_csp=True)
        page.locator("#KR-17 .picture").click()
        page.get_by_label("Filter").first.fill("tablets")
        self.assertEqual(self.findings(page), [])

    def test_a_page_that_is_wrong_is_found_out(self):
        page = self.open("goalposts", bypass_csp=True)
        page.evaluate("document.body.append(document.createElement('button'))")
        self.assertTrue(any(one.startswith("button-name") for one in self.findings(page)))


if __name__ == "__main__":
    unittest.main()
