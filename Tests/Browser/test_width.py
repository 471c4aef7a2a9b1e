"""A page fits its window, from a small phone to a large screen; wide tables scroll on their own."""

from hostile import HOSTILE
from pages import DEMO, EXAMPLES, PHONE, REPORTS, TABLET, WIDE, BrowserCase

# What stands out of the window, though nothing above it scrolls.
OUT = """() => [...document.querySelectorAll("body *")].filter((e) => {
  const box = e.getBoundingClientRect();
  return box.width && box.right > innerWidth + 1 && !e.closest(".scroll, .canvas, .unseen");
}).map((e) => e.outerHTML.slice(0, 100))"""


class WidthTests(BrowserCase):
    def hold(self, path, *widths):
        shown = self.open(path)
        for width in widths:
            shown.page.set_viewport_size({"width": width, "height": 800})
            self.assertLessEqual(*shown.evaluate(
                "[document.documentElement.scrollWidth, innerWidth]"), width)
            self.assertEqual(shown.evaluate(OUT), [], width)

    def test_every_report(self):
        for ledger in (DEMO, EXAMPLES, HOSTILE):
            for report in REPORTS:
                with self.subTest(ledger=ledger.name, report=report):
                    self.hold(ledger.page(report), 320, PHONE, TABLET, WIDE)

    def test_what_is_too_wide_is_seen(self):
        page = EXAMPLES.page("cycle")
        with self.assertRaises(AssertionError):
            self.hold(self.broken(page, ("<h1>", f"<h1><code>{'x' * 300}</code>"),
                                  ("overflow-wrap", "overflow-wrong")), PHONE)
