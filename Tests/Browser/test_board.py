"""What every page of a report does in a browser."""

import unittest

from demo_pages import REPORTS, PageTest, okr


class Pages(PageTest):
    def test_no_page_complains_or_asks_for_anything(self):
        for name in REPORTS:
            with self.subTest(report=name):
                page = self.open(name)
                self.assertEqual(page.locator("h1").count(), 1)
                self.assertEqual(page.locator("main").count(), 1)
                self.assertEqual(self.trouble, [])

    def test_a_request_and_a_foreign_script_would_be_seen(self):
        page = self.open("goalposts")
        page.evaluate("""() => {
            const picture = document.createElement("img");
            picture.src = "https://example.org/x.png";
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(picture, script);
        }""")
        page.wait_for_timeout(200)
        self.assertTrue(self.trouble, "the policy let a request or a script pass unseen")
        self.assertIsNone(page.evaluate("window.ran ?? null"))

    def test_headings_go_down_step_by_step(self):
        for name in REPORTS:
            levels = self.open(name).evaluate(
                "[...document.querySelectorAll('h1,h2,h3,h4')].map((h) => Number(h.tagName[1]))")
            for before, after in zip(levels, levels[1:]):
                self.assertLessEqual(after, before + 1, f"{name}: {levels}")

    def test_rows_fold_by_mouse_and_by_keyboard(self):
        page = self.open("scoreboard")
        child = page.locator("#KR-1")
        fold = page.locator("#O-1 .fold")
        self.assertEqual(fold.get_attribute("aria-expanded"), "true")
        fold.click()
        self.assertFalse(child.is_visible())
        self.assertEqual(fold.get_attribute("aria-expanded"), "false")
        fold.focus()
        page.keyboard.press("Enter")
        self.assertTrue(child.is_visible())
        page.keyboard.press("Space")
        self.assertFalse(child.is_visible())
        self.assertTrue(page.locator("#O-2").is_visible())

    def test_the_filter_keeps_what_fits_with_what_it_stands_below(self):
        page = self.open("scoreboard")
        box = page.get_by_label("Filter").first
        box.fill("tablets android")
        self.assertTrue(page.locator("#KR-17").is_visible())
        self.assertTrue(page.locator("#O-6").is_visible())
        self.assertFalse(page.locator("#KR-1").is_visible())
        self.assertRegex(page.locator(".filter [role=status]").first.text_content(), r"of \d+ rows")
        box.fill("")
        self.assertTrue(page.locator("#KR-1").is_visible())

    def test_owner_and_standing_can_be_chosen(self):
        page = self.open("scoreboard")
        page.get_by_label("Standing").first.select_option("achieved")
        shown = page.locator("tr[id^=KR-]:visible")
        self.assertGreater(shown.count(), 3)
        for text in shown.all_text_contents():
            self.assertIn("achieved", text)
        page.get_by_label("Owner").first.select_option("Ansgar Brügge")
        for text in page.locator("tr[id^=KR-]:visible").all_text_contents():
            self.assertIn("Ansgar Brügge", text)
            self.assertIn("achieved", text)

    def test_a_picture_opens_by_keyboard_and_its_marks_lead_to_the_trail(self):
        page = self.open("scoreboard")
        button = page.locator("#KR-17 .picture")
        button.focus()
        page.keyboard.press("Enter")
        self.assertEqual(button.get_attribute("aria-expanded"), "true")
        picture = page.locator("#KR-17 + tr.detail svg")
        self.assertTrue(picture.is_visible())
        self.assertTrue(picture.get_attribute("aria-label"))
        for link in page.locator("#KR-17 + tr.detail a").all():
            target = link.get_attribute("href")
            self.assertEqual(page.locator(target).count(), 1, target)
        self.assertGreater(page.locator("#KR-17 + tr.detail a").count(), 5)
        page.keyboard.press("Enter")
        self.assertFalse(picture.is_visible())
        self.assertEqual(self.trouble, [])

    def test_the_trail_can_be_searched(self):
        page = self.open("scoreboard")
        section = page.locator("section", has=page.get_by_role("heading", name="Audit trail"))
        section.get_by_label("Filter").fill("to 18 chains realistic")
        self.assertEqual(section.locator("tbody tr:visible").count(), 1)
        self.assertTrue(page.locator("#entry-768").is_visible())

    def test_pages_read_the_same_without_their_script(self):
        page = self.open("scoreboard", java_script_enabled=False)
        for text in ("KR-17", "Root hash", "okr report scoreboard"):
            self.assertIn(text, page.content())
        self.assertTrue(page.locator("#KR-17").is_visible())
        self.assertFalse(page.locator("#moment").is_visible())

    def test_no_page_is_wider_than_a_phone(self):
        for name in REPORTS:
            page = self.open(name, width=390)
            wide = page.evaluate("document.documentElement.scrollWidth")
            self.assertLessEqual(wide, 390, name)

    def test_print_unfolds_and_hides_what_cannot_be_used_on_paper(self):
        page = self.open("scoreboard")
        page.locator("#O-1 .fold").click()
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        self.assertTrue(page.locator("#KR-1").is_visible())
        for control in (".fold", ".filter", "#moment"):
            self.assertFalse(page.locator(control).first.is_visible(), control)
        self.assertGreater(len(page.pdf()), 20_000)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.emulate_media(media="screen")
        self.assertFalse(page.locator("#KR-1").is_visible())

    def test_the_same_log_gives_the_same_page(self):
        first = okr("report", "cycle", *self.cycle, "--html", "-", "--ledger", "ledger", cwd=self.path)
        import os
        import subprocess
        from demo_pages import OKR
        for zone, language in (("Asia/Tokyo", "de_DE.UTF-8"), ("America/Caracas", "C")):
            environment = dict(os.environ, TZ=zone, LANG=language, LC_ALL=language)
            again = subprocess.run(
                [OKR, "report", "cycle", *self.cycle, "--html", "-", "--ledger", "ledger"],
                cwd=self.path, env=environment, capture_output=True, text=True, check=True)
            self.assertEqual(again.stdout, first, zone)


if __name__ == "__main__":
    unittest.main()
