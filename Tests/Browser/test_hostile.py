"""Whatever people write, a page shows it as text and keeps its shape."""

import json
import unittest

from demo_pages import REPORTS, PageTest, okr

HOSTILE = [
    "</script><script>window.ran = 1</script>", "<img src=x onerror='window.ran = 2'>",
    "\" onmouseover=\"window.ran = 3", "--> <!-- <script>window.ran = 4", "${window.ran = 5}",
    "\u202egnp.exe\u202c", "שלום <b>עולם</b>", "👩‍👩‍👧‍👦 " * 40, "W" * 180,
    "a\u200bb\u200fc", "#1 &amp; &#35;", "javascript:window.ran=6",
]


class Hostile(PageTest):
    @classmethod
    def make_ledger(cls):
        cls.cycle = []
        okr("init", "ledger", "--name", HOSTILE[0], "--timezone", "UTC", cwd=cls.path)
        lines = [{"command": "cycle add", "id": "c", "from": "2020-01-01", "to": "2040-12-31"}]
        for index, text in enumerate(HOSTILE):
            long = (text + " ") * (5000 // (len(text) + 1))
            lines += [
                {"command": "person add", "handle": f"who-{index}", "name": text},
                {"command": "objective add", "title": text, "cycle": "c", "owner": f"person:who-{index}",
                 "id": f"O-{index + 1}"},
                {"command": "kr add", "objective": f"O-{index + 1}", "title": text, "from": 0,
                 "to": 10, "unit": text[:20].strip(), "owner": f"person:who-{index}",
                 "id": f"KR-{index + 1}"},
                {"command": "check-in", "goal": f"KR-{index + 1}", "value": 5, "note": long,
                 "confidence": 0.5},
                {"command": "target", "goal": f"KR-{index + 1}", "value": 8, "reason": text},
                {"command": "kpi add", "title": text, "target": 8, "owner": f"person:who-{index}",
                 "id": f"k{index}"},
                {"command": "check-in", "goal": f"k{index}", "value": 6},
            ]
        file = cls.path / "lines.jsonl"
        file.write_text("".join(json.dumps(line) + "\n" for line in lines))
        okr("apply", "lines.jsonl", "--ledger", "ledger", cwd=cls.path)

    def test_texts_are_shown_and_do_nothing(self):
        for name in REPORTS:
            for width in (390, 1280):
                with self.subTest(report=name, width=width):
                    page = self.open(name, width=width)
                    for button in page.locator(".picture").all()[:4]:
                        button.click()
                    self.assertEqual(self.trouble, [])
                    self.assertIsNone(page.evaluate("window.ran ?? null"))
                    self.assertEqual(page.locator("img, iframe, object, main script").count(), 0)
                    self.assertLessEqual(
                        page.evaluate("document.documentElement.scrollWidth"), width)

    def test_they_stand_as_they_were_written(self):
        text = self.open("scoreboard").locator("#O-1").text_content()
        self.assertIn(HOSTILE[0], text)
        shown = self.open("scoreboard").locator("#O-6").text_content()
        self.assertNotIn("\u202e", shown)
        self.assertIn("<202E>", shown)

    def test_the_slider_puts_them_back_as_text(self):
        page = self.open("scoreboard")
        page.locator("#moment-day").fill("0")
        page.locator("#moment-back").click()
        self.assertIn(HOSTILE[1], page.locator("#O-2").text_content())
        self.assertIsNone(page.evaluate("window.ran ?? null"))
        self.assertEqual(self.trouble, [])


if __name__ == "__main__":
    unittest.main()
