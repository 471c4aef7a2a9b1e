"""Rows fold, by the mouse and by the keyboard, and say so."""

from pages import DEMO, BrowserCase

# The rows directly below the one whose button is named, by whether they are shown.
BELOW = """(button) => {
  const level = (row) => Number(/level-(\\d)/.exec(row.cells[0].className)?.[1] ?? 0);
  const top = button.closest("tr"), found = [];
  for (let row = top.nextElementSibling; row; row = row.nextElementSibling) {
    if (level(row) <= level(top)) break;
    found.push(row.checkVisibility());
  }
  return found;
}"""
TABS = 400


class FoldingTests(BrowserCase):
    def setUp(self):
        self.shown = self.open(DEMO.page("scoreboard"))
        self.page = self.shown.page
        self.button = self.page.get_by_role("button", expanded=True).first

    def below(self):
        return self.fold.evaluate(BELOW)

    def hold(self, act):
        """An act folds, and the same act again unfolds."""
        self.fold = self.button.element_handle()
        before = self.page.locator("tbody tr:visible").count()
        count = len(self.below())
        self.assertGreater(count, 0)
        self.assertEqual(self.below(), [True] * count)
        act()
        self.assertEqual(self.fold.get_attribute("aria-expanded"), "false")
        self.assertEqual(self.below(), [False] * count)
        self.assertEqual(self.page.locator("tbody tr:visible").count(), before - count)
        act()
        self.assertEqual(self.fold.get_attribute("aria-expanded"), "true")
        self.assertEqual(self.below(), [True] * count)

    def test_by_mouse(self):
        self.hold(lambda: self.fold.click())

    def reach(self):
        """Goes to the first fold by Tab alone."""
        for _ in range(TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement.hasAttribute('aria-expanded')"):
                return
        self.fail(f"no fold is reached by {TABS} tabs")

    def test_by_enter(self):
        self.reach()
        self.hold(lambda: self.page.keyboard.press("Enter"))

    def test_by_space(self):
        self.reach()
        self.hold(lambda: self.page.keyboard.press("Space"))

    def test_every_fold_is_named_after_its_row(self):
        names = []
        for button in self.page.get_by_role("button", expanded=True).all():
            row = button.evaluate("(button) => button.closest('tr').cells[0].textContent")
            name = button.get_attribute("aria-label") or ""
            self.assertIn(row.lstrip("▾▸ "), name)
            names.append(name)
        self.assertGreater(len(names), 10)
        self.assertEqual(len(names), len(set(names)))

    def test_a_fold_within_a_fold_stays_as_it_was(self):
        nested = self.page.locator("tbody tr th[class*=level-] > .fold").first
        if nested.count() == 0:
            self.skipTest("nothing is nested twice in this report")
        name = nested.get_attribute("aria-label")
        nested.click()
        hidden = self.page.locator("tbody tr:visible").count()
        self.button.click()
        self.page.locator(".fold").first.click()
        self.assertEqual(self.page.locator("tbody tr:visible").count(), hidden)
        self.assertEqual(
            self.page.get_by_role("button", name=name).get_attribute("aria-expanded"), "false")

    def test_the_focus_is_seen(self):
        self.reach()
        style = self.page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle + ' ' + "
            "getComputedStyle(document.activeElement).outlineWidth")
        self.assertEqual(style, "solid 3px")
