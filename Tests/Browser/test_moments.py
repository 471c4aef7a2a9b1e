"""The time slider says of any day what the command says of it."""

import datetime
import os
import random
import unittest

from demo_pages import PageTest



class Slider(PageTest):
    FIRST = datetime.date(2026, 1, 1)

    def rows(self, page):
        return page.evaluate("""() => Object.fromEntries(
            [...document.querySelectorAll("tr[data-row][id^='KR-']")].map((row) => [row.id, {
                hidden: row.hidden,
                cells: [...row.cells].map((cell) => cell.textContent.trim()),
                bar: row.querySelector(".progress .done")?.getAttribute("width") ?? null,
            }]))""")

    def check(self, page, day, then):
        asked = ["--on", str(day)]
        if then:
            asked += ["--as-of", str(day)]
        said = {goal["id"]: goal for goal in self.status(*asked)["keyResults"]}
        shown = self.rows(page)
        where = f"{day}, {'then' if then else 'now'}"
        self.assertEqual(
            sorted(name for name, row in shown.items() if not row["hidden"]), sorted(said), where)
        for name, goal in said.items():
            with self.subTest(goal=name, day=where):
                cells = shown[name]["cells"]
                self.assertIn(goal["title"], cells[0])
                self.assertEqual(cells[5].split()[-1], goal["standing"])
                number = lambda value: "–" if value is None else str(value)
                self.assertEqual(cells[6], number(goal["confidence"]))
                if goal.get("kind") not in ("milestones", "zones"):
                    self.assertEqual(float(cells[2]) if cells[2] != "–" else None, goal["value"])
                if goal["progress"] is None:
                    self.assertIsNone(shown[name]["bar"])
                else:
                    self.assertAlmostEqual(
                        float(shown[name]["bar"].rstrip("%")), goal["progress"] * 100, delta=0.051)

    def test_ten_random_days_in_both_ways_to_know(self):
        seed = int(os.environ.get("OKR_SEED", random.randrange(10**6)))
        print(f"slider: OKR_SEED={seed}")
        chosen = random.Random(seed).sample(range(90), 10)
        page = self.open("scoreboard")
        for offset in chosen:
            day = self.FIRST + datetime.timedelta(days=offset)
            for then in (True, False):
                page.locator("#moment-then" if then else "#moment-now").check()
                page.locator("#moment-day").fill(str(offset))
                self.check(page, day, then)
        self.assertEqual(self.trouble, [])

    def test_the_last_day_is_the_report(self):
        page = self.open("scoreboard")
        before = self.rows(page)
        page.locator("#moment-day").fill("10")
        self.assertNotEqual(self.rows(page), before)
        page.locator("#moment-back").click()
        self.assertEqual(self.rows(page), before)

    def test_the_address_keeps_the_state(self):
        page = self.open("scoreboard")
        page.locator("#moment-then").check()
        page.locator("#moment-day").fill("45")
        page.wait_for_timeout(400)
        self.assertTrue(page.url.endswith("#day=2026-02-15&known=then"), page.url)
        shown = self.rows(page)
        again = self.open("scoreboard", fragment="#day=2026-02-15&known=then")
        self.assertEqual(self.rows(again), shown)
        self.assertTrue(again.locator("#moment-then").is_checked())
        self.assertIn("15 February 2026", again.locator("#moment-words").text_content())

    def test_it_plays_and_stops(self):
        page = self.open("scoreboard", fragment="#day=2026-02-01")
        page.locator("#moment-play").click()
        page.wait_for_timeout(900)
        page.locator("#moment-play").click()
        reached = int(page.locator("#moment-day").input_value())
        self.assertGreater(reached, 31)
        page.wait_for_timeout(400)
        self.assertEqual(int(page.locator("#moment-day").input_value()), reached)

    def test_keys_move_it_and_folded_rows_catch_up(self):
        page = self.open("scoreboard")
        page.locator("#O-6 .fold").click()
        page.locator("#moment-then").check()
        page.locator("#moment-day").fill("45")
        page.locator("#moment-day").press("ArrowRight")
        page.locator("#moment-day").press("ArrowLeft")
        page.locator("#O-6 .fold").click()
        self.check(page, datetime.date(2026, 2, 15), True)

    def test_what_is_known_better_by_now_is_marked(self):
        page = self.open("scoreboard", fragment="#day=2026-02-15&known=then")
        cell = page.locator("#KR-14 td").nth(1)
        self.assertEqual(cell.text_content(), "3050")
        self.assertIn("305", cell.get_attribute("title"))
        self.assertIn("otherwise", cell.get_attribute("class"))

    def test_charts_follow(self):
        page = self.open("scoreboard", fragment="#day=2026-02-15&known=then")
        page.locator("#KR-14 .picture").click()
        marks = page.locator("#KR-14 + tr.detail circle")
        there = lambda: sum("gone" not in (mark.get_attribute("class") or "") for mark in marks.all())
        early = there()
        self.assertTrue(page.locator("#KR-14 + tr.detail .cursor").count() == 1)
        page.locator("#moment-back").click()
        self.assertGreater(there(), early)

    def test_steps_are_quick(self):
        page = self.open("scoreboard")
        took = page.evaluate("""() => {
            const slider = document.getElementById("moment-day");
            const before = performance.now();
            for (let day = 0; day < 90; day++) {
                slider.value = day;
                slider.dispatchEvent(new Event("input"));
                document.body.getBoundingClientRect();
            }
            return (performance.now() - before) / 90;
        }""")
        print(f"slider: {took:.1f} ms a step")


if __name__ == "__main__":
    unittest.main()
