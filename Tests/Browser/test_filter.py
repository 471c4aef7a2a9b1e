"""Long tables have a filter that keeps what a row stands below, counts, and lets go again."""

from pages import DEMO, BrowserCase

ROWS = """() => [...document.querySelector(".filter").nextElementSibling
  .querySelectorAll("tbody tr")].map((row) => ({
    text: row.cells[0].textContent, group: row.classList.contains("group"),
    seen: row.checkVisibility(), all: row.textContent.toLowerCase(),
    level: Number(/level-(\\d)/.exec(row.cells[0].className)?.[1] ?? 0),
  }))"""


class FilterTests(BrowserCase):
    def setUp(self):
        self.shown = self.open(DEMO.page("scoreboard"))
        self.box = self.shown.page.get_by_label("Filter").first
        self.before = self.rows()

    def rows(self):
        return self.shown.evaluate(ROWS)

    def count(self):
        return self.shown.page.locator(".filter [role=status]").first.text_content()

    def above(self, index):
        """The rows above the one at a place: one of each lower level."""
        level, found = self.before[index]["level"], set()
        for place in range(index - 1, -1, -1):
            row = self.before[place]
            if row["group"]:
                found.add(place)
                break
            if row["level"] < level:
                level = row["level"]
                found.add(place)
        return found

    def hold(self, text):
        """Exactly the rows with all words are shown, and those they stand below."""
        self.box.fill(text)
        words = text.lower().split()
        wanted = set()
        for index, row in enumerate(self.before):
            if not row["group"] and all(word in row["all"] for word in words):
                wanted |= {index} | self.above(index)
        self.assertEqual({i for i, row in enumerate(self.rows()) if row["seen"]}, wanted, text)
        total = sum(not row["group"] for row in self.before)
        left = sum(not self.before[index]["group"] for index in wanted)
        self.assertEqual(self.count(), f"{left} of {total} rows")
        return wanted

    def test_a_word_keeps_its_rows_and_what_is_above_them(self):
        wanted = self.hold("KR-34")
        texts = [self.before[index]["text"] for index in sorted(wanted)]
        self.assertEqual(len(texts), 2)
        self.assertIn("O-11", texts[0])
        self.assertIn("KR-34", texts[1])

    def test_words_in_any_order_and_case(self):
        self.assertGreater(len(self.hold("TRACK off")), 3)
        self.assertGreater(len(self.hold("東京")), 1)

    def test_nothing_found_is_said(self):
        self.assertEqual(self.hold("no such words"), set())

    def test_an_empty_filter_restores_all(self):
        self.hold("KR-34")
        self.box.fill("")
        self.assertEqual([row["seen"] for row in self.rows()], [True] * len(self.before))
        self.assertEqual(self.count(), "")

    def test_a_fold_stays_folded(self):
        self.shown.page.locator(".fold").first.click()
        folded = [row["seen"] for row in self.rows()]
        self.assertLess(sum(folded), len(folded))
        self.box.fill("KR-34")
        self.box.fill("")
        self.assertEqual([row["seen"] for row in self.rows()], folded)

    def test_a_short_table_has_none(self):
        shown = self.open(DEMO.page("scoreboard", "--goal", "O-11", "--as-of", "2026-03-20"))
        self.assertEqual(shown.page.locator(".filter").count(), 0)
