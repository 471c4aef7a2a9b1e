"""Headings, landmarks, tables and the skip link, for those who do not see the page as a whole."""

from pages import DEMO, EXAMPLES, REPORTS, BrowserCase

OUTLINE = """() => {
  const texts = (selector) => [...document.querySelectorAll(selector)].map((e) => e.textContent);
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  return {
    language: document.documentElement.lang, title: document.title,
    levels: [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].map((e) => Number(e.localName[1])),
    empty: texts("h1,h2,h3,h4,h5,h6,th").filter((text) => !text.trim()),
    landmarks: ["header", "main", "nav"].map((n) => document.querySelectorAll("body > " + n).length),
    headings: texts("h2"), links: texts("nav[aria-label=Contents] a"),
    lost: [...document.querySelectorAll("a[href^='#']")].map((a) => a.hash.slice(1))
      .filter((id) => !document.getElementById(id)),
    twice: ids.filter((id, index) => ids.indexOf(id) !== index),
    unlabelled: [...document.querySelectorAll("[aria-labelledby]")]
      .filter((e) => !document.getElementById(e.getAttribute("aria-labelledby"))).length,
    tables: [...document.querySelectorAll("table")].map((table) => ({
      columns: [...(table.tHead?.rows[0]?.cells ?? [])].length,
      scopes: [...(table.tHead?.querySelectorAll("th") ?? [])].map((th) => th.scope),
      rows: [...table.tBodies[0].rows].map((row) => ({
        cells: [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0),
        first: row.cells[0].textContent.trim()
          ? row.cells[0].localName + " " + (row.cells[0].scope ?? "") : "",
      })),
    })),
  };
}"""


class OutlineTests(BrowserCase):
    def hold(self, path):
        shown = self.open(path)
        outline = shown.evaluate(OUTLINE)
        self.assertEqual(outline["language"], "en")
        self.assertTrue(outline["title"].strip())
        levels = outline["levels"]
        self.assertEqual(levels[0], 1)
        self.assertEqual(levels.count(1), 1)
        for before, after in zip(levels, levels[1:]):
            self.assertLessEqual(after, before + 1, levels)
        self.assertEqual(outline["empty"], [])
        self.assertEqual(outline["landmarks"][:2], [1, 1])
        self.assertEqual(outline["lost"], [])
        self.assertEqual(outline["twice"], [])
        self.assertEqual(outline["unlabelled"], 0)
        if len(outline["headings"]) > 2:
            self.assertEqual(outline["links"], outline["headings"])
        for table in outline["tables"]:
            self.assertEqual(set(table["scopes"]) - {"col"}, set())
            for row in table["rows"]:
                if table["columns"]:
                    self.assertEqual(row["cells"], table["columns"])
                self.assertIn(row["first"], ("", "th row", "th colgroup"))
        return outline

    def test_every_report(self):
        for ledger in (DEMO, EXAMPLES):
            for report in REPORTS:
                with self.subTest(ledger=ledger.name, report=report):
                    self.hold(ledger.page(report))
        self.assertGreater(len(self.hold(DEMO.page("meeting"))["tables"]), 2)

    def test_a_broken_outline_is_seen(self):
        page = DEMO.page("cycle")
        for change in (
            ('<html lang="en">', "<html>"), ("<h2 ", "<h3 "), ("<main id", "<div id"),
            ('scope="row"', ""), ('id="part-2"', 'id="part-1"'), ('scope="col"', 'scope="cool"'),
        ):
            with self.subTest(change=change[0]), self.assertRaises(AssertionError):
                self.hold(self.broken(page, change))

    def test_the_skip_link_comes_first_and_leads_to_the_report(self):
        shown = self.open(DEMO.page("cycle"))
        page = shown.page
        skip = page.locator("a.skip")
        self.assertLess(skip.bounding_box()["x"], 0)
        page.keyboard.press("Tab")
        self.assertTrue(skip.evaluate("(link) => link === document.activeElement"))
        self.assertGreaterEqual(skip.bounding_box()["x"], 0)
        page.keyboard.press("Enter")
        self.assertTrue(page.url.endswith("#report"))
        page.keyboard.press("Tab")
        self.assertTrue(page.evaluate("!!document.activeElement.closest('main')"))

    def test_a_wide_table_scrolls_by_the_keyboard(self):
        shown = self.open(DEMO.page("scoreboard"), width=390)
        region = shown.page.locator(".scroll").first
        self.assertTrue(region.evaluate("(e) => e.scrollWidth > e.clientWidth"))
        region.focus()
        shown.page.keyboard.press("ArrowRight")
        for _ in range(50):
            if region.evaluate("(e) => e.scrollLeft") > 0:
                return
            shown.page.wait_for_timeout(100)
        self.fail("the table stands still")
