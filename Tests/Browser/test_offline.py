"""A page asks nobody for anything and has nothing to complain of."""

import re

from pages import DEMO, EXAMPLES, REPORTS, BrowserCase

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


class OfflineTests(BrowserCase):
    def test_no_page_complains_or_asks_for_anything(self):
        for ledger in (DEMO, EXAMPLES):
            for report in REPORTS:
                with self.subTest(ledger=ledger.name, report=report):
                    shown = self.open(ledger.page(report), quiet=False)
                    shown.page.wait_for_load_state("networkidle")
                    self.assert_silent(shown, report)

    def test_a_page_is_one_file_with_a_policy_that_allows_nothing_from_elsewhere(self):
        for report in REPORTS:
            text = DEMO.page(report).read_text(encoding="utf-8")
            policy = POLICY.search(text).group()
            self.assertIn("default-src 'none'", policy)
            self.assertNotIn("unsafe", policy)
            self.assertNotIn("http:", policy)
            self.assertNotIn("https:", policy)

    def test_a_request_is_seen(self):
        picture = '<main id="report"><img alt="" src="http://192.0.2.1/a.png">'
        path = self.broken(DEMO.page("cycle"), ('<main id="report">', picture))
        path.write_text(POLICY.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
        shown = self.open(path, quiet=False)
        shown.page.wait_for_load_state("networkidle")
        self.assertEqual(shown.strangers(), ["http://192.0.2.1/a.png"])
        with self.assertRaises(AssertionError):
            self.assert_silent(shown, "broken")

    def test_the_policy_stops_a_foreign_script_and_a_foreign_style(self):
        foreign = "<script>window.foreign = 1</script><style>h1 { display: none }</style></body>"
        shown = self.open(self.broken(DEMO.page("cycle"), ("</body>", foreign)), quiet=False)
        self.assertIsNone(shown.evaluate("window.foreign ?? null"))
        self.assertTrue(shown.page.locator("h1").is_visible())
        self.assertTrue(any("Content Security Policy" in error for error in shown.errors))
