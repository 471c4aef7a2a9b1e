"""Whatever people write is text: nothing of it runs, and none of it breaks the page."""

import re

from hostile import HOSTILE, LONG, TEXTS, UNBROKEN
from pages import REPORTS, WIDE, BrowserCase

FOREIGN = """() => {
  const allowed = new Set(("html head meta title style body a header h1 h2 h3 div main nav ol ul li "
    + "section p dl dt dd table thead tbody tr th td span strong s code bdi br hr svg rect path "
    + "circle text g figure figcaption script button label input output details summary fieldset "
    + "legend select option").split(" "));
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    if (!allowed.has(element.localName)) found.push(element.localName);
    for (const { name, value } of element.attributes) {
      if (/^on|^src$|^srcdoc$|^action$|^style$/.test(name)) found.push(name + "=" + value);
      if (name === "href" && !value.startsWith("#")) found.push("href=" + value);
    }
  }
  if (document.scripts.length !== 1) found.push(document.scripts.length + " scripts");
  return found;
}"""
# Marks that turn the direction of text, shown as what they are; what a page leaves out; breaks.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def shown_as(text):
    """How a text has to stand on a page, its spaces aside."""
    text = TURNING.sub(lambda mark: f"<{ord(mark.group()):X}>", text).replace("\u00ad", "")
    return "".join(text.split())


class HostileTests(BrowserCase):
    def hold(self, path, **how):
        shown = self.open(path, quiet=False, **how)
        shown.page.wait_for_load_state("networkidle")
        self.assert_silent(shown, path.name)
        for handler in ("mouseover", "focus", "click", "load", "error"):
            shown.evaluate(
                "(name) => document.querySelectorAll('main *').forEach("
                "(e) => e.dispatchEvent(new Event(name)))", handler)
        self.assertIsNone(shown.evaluate("window.hit ?? null"))
        self.assertEqual(shown.evaluate(FOREIGN), [])
        self.assert_silent(shown, path.name)
        return shown

    def test_nothing_runs(self):
        for report in REPORTS:
            with self.subTest(report=report):
                self.hold(HOSTILE.page(report), width=WIDE)

    def test_what_runs_is_seen(self):
        page = HOSTILE.page("cycle")
        for text in (TEXTS[2], "<b onclick=''>x</b>", "<iframe></iframe>", "<a href='x:y'>z</a>"):
            broken = self.broken(page, ('<main id="report">', '<main id="report">' + text))
            with self.subTest(text=text), self.assertRaises(AssertionError):
                self.hold(broken)

    def test_text_is_shown_as_text(self):
        for report, texts in (
            ("scoreboard", TEXTS), ("meeting", [*TEXTS, LONG, UNBROKEN]), ("cycle", TEXTS),
            ("retrospective", TEXTS), ("goalposts", TEXTS),
        ):
            shown = self.open(HOSTILE.page(report))
            content = "".join(shown.evaluate("document.body.textContent").split())
            for text in texts:
                with self.subTest(report=report, text=text[:60]):
                    self.assertIn(shown_as(text), content)

    def test_text_turns_nothing_beside_it(self):
        shown = self.open(HOSTILE.page("scoreboard"))
        content = shown.evaluate("document.body.textContent")
        self.assertIsNone(TURNING.search(content))
        loose = shown.evaluate(
            """() => { const found = [], walk = document.createTreeWalker(document.body, 4);
              while (walk.nextNode()) if (/[\\u0590-\\u08ff]/.test(walk.currentNode.data)
                && !walk.currentNode.parentElement.closest("bdi, svg, button"))
                found.push(walk.currentNode.data);
              return found; }""")
        self.assertEqual(loose, [])
