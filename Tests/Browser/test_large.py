"""A page of hundreds of goals: what is near the window moves at once, the rest when it rests."""

import datetime
import json
import unittest

from demo_pages import PageTest, okr

OBJECTIVES, EACH = 45, 10
TODAY = datetime.date.today()
FIRST = TODAY - datetime.timedelta(days=20)


class Large(PageTest):
    @classmethod
    def make_ledger(cls):
        cls.cycle = ["--cycle", "c"]
        okr("init", "ledger", "--name", "Large", "--timezone", "UTC", cwd=cls.path)
        lines = [
            {"command": "cycle add", "id": "c", "from": str(FIRST),
             "to": str(TODAY + datetime.timedelta(days=60))},
            {"command": "person add", "handle": "ana", "name": "Ana"},
        ]
        for objective in range(1, OBJECTIVES + 1):
            lines.append({"command": "objective add", "id": f"O-{objective}", "cycle": "c",
                          "title": f"Objective {objective}", "owner": "person:ana"})
            for number in range((objective - 1) * EACH + 1, objective * EACH + 1):
                day = FIRST + datetime.timedelta(days=number % 20)
                lines += [
                    {"command": "kr add", "id": f"KR-{number}", "objective": f"O-{objective}",
                     "title": f"Key result {number}", "from": 0, "to": 1000},
                    {"command": "check-in", "goal": f"KR-{number}", "value": number,
                     "on": str(day)},
                ]
        file = cls.path / "lines.jsonl"
        file.write_text("".join(json.dumps(line) + "\n" for line in lines))
        okr("apply", "lines.jsonl", "--ledger", "ledger", cwd=cls.path)
        day = FIRST + datetime.timedelta(days=10)
        said = json.loads(okr(
            "status", "--cycle", "c", "--on", str(day), "--json", "--ledger", "ledger",
            cwd=cls.path))
        cls.said = {goal["id"]: goal["value"] for goal in said["keyResults"]}
        # Half of them were checked in by then; a page that never moves would say otherwise.
        assert 100 < sum(value is None for value in cls.said.values()) < 350

    def values(self, page):
        """What each key result's row says, in sight or not."""
        return page.evaluate("""() => Object.fromEntries(
            [...document.querySelectorAll("tr[data-row][id^='KR-']")].map((row) => {
                const text = row.cells[2].textContent.trim();
                return [row.id, text === "–" ? null : Number(text)];
            }))""")

    def open_unfolded(self):
        page = self.open("scoreboard")
        # As many as this begin folded; the first and the last are unfolded.
        page.locator(".fold").first.click()
        page.locator(".fold").last.click()
        return page

    def move(self, page):
        page.evaluate("""() => {
            const slider = document.getElementById("moment-day");
            slider.value = 10;
            slider.dispatchEvent(new Event("input", { bubbles: true }));
        }""")

    def test_in_sight_at_once_and_the_rest_when_it_rests(self):
        page = self.open_unfolded()
        page.locator("#KR-3").scroll_into_view_if_needed()
        page.wait_for_timeout(100)
        before = self.values(page)
        # Asked within the same turn, before anything could rest.
        at_once = page.evaluate("""() => {
            const slider = document.getElementById("moment-day");
            slider.value = 10;
            slider.dispatchEvent(new Event("input", { bubbles: true }));
            return ["KR-3", "KR-449"].map((id) =>
                document.getElementById(id).cells[2].textContent.trim());
        }""")
        text = lambda value: "–" if value is None else str(int(value))
        self.assertEqual(at_once[0], text(self.said["KR-3"]))
        self.assertEqual(at_once[1], text(before["KR-449"]))
        page.wait_for_timeout(500)
        after = self.values(page)
        for number in list(range(1, EACH + 1)) + list(range(441, 451)):
            self.assertEqual(after[f"KR-{number}"], self.said[f"KR-{number}"], number)
        self.assertEqual(self.trouble, [])

    def test_what_comes_near_is_of_the_day(self):
        page = self.open_unfolded()
        page.evaluate("scrollTo(0, 0)")
        self.move(page)
        page.locator("#KR-445").scroll_into_view_if_needed()
        page.wait_for_timeout(100)
        self.assertEqual(self.values(page)["KR-445"], self.said["KR-445"])

    def test_a_filter_and_paper_find_the_day(self):
        page = self.open_unfolded()
        self.move(page)
        page.get_by_label("Filter").first.fill("Key result")
        self.assertEqual(self.values(page), self.said)
        page = self.open_unfolded()
        self.move(page)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        self.assertEqual(self.values(page), self.said)


if __name__ == "__main__":
    unittest.main()
