"""A ledger whose every text tries to be something else than text."""

from pages import Ledger, apply, okr

TEXTS = (
    "</script><script>window.hit = 1</script>",
    "</style><style>* { display: none }</style>",
    '<img src="x" onerror="window.hit = 2">',
    "<svg/onload=window.hit=3>",
    "\" onmouseover=\"window.hit = 4\" x=\"' onfocus='window.hit = 5' autofocus='",
    "--><iframe src=javascript:window.hit=6></iframe><!--",
    "]]> &amp; &lt;b&gt; &#60; &nbsp; ${window.hit = 7} {{hit}} `${1}` %3Cscript%3E",
    "<a href=\"http://192.0.2.1/\">link</a> <base href=\"http://192.0.2.1/\">",
    "</title></head><body onload='window.hit = 8'></table></main>",
    "<meta http-equiv=refresh content='0; url=http://192.0.2.1/'>",
    "abc \u202e gnp.exe \u202c \u2066 x \u2069 end",
    "שלום עולם (abc) 123 مرحبا بالعالم",
    "a\u200bb\u200cc\u200dd\ufeffe \u00ad soft",
    "👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪 Z\u0351\u036b\u0343\u036a\u0302a\u0300\u0301\u0302\u0303l\u0300go é ﷽ 東京",
    "a" * 300,
    "word " * 60,
    "'; DROP TABLE goals; -- \\u0000 \\x3cscript>",
)
LONG = ("<b>long</b> & " * 500)[:5000]
UNBROKEN = "x" * 5000


def _make(path):
    okr("init", path, "--name", TEXTS[2] + TEXTS[0], "--timezone", "UTC", "--quiet")
    commands = [
        {"command": "team add", "id": "t", "title": TEXTS[2] + "\u202e"},
        {"command": "team add", "id": "u", "title": "u" * 120},
        {"command": "person add", "handle": "eve", "name": TEXTS[0], "team": "t"},
        {"command": "cycle add", "id": "2026-Q1", "from": "2026-01-01", "to": "2026-03-31",
         "title": TEXTS[5]},
        {"command": "kpi add", "id": "kpi", "title": TEXTS[3], "owner": "team:t", "unit": "<i>%",
         "value": 1, "target": 9, "scope": "process:" + TEXTS[4][:60], "on": "2026-01-05"},
        {"command": "meeting set", "id": "monday", "owner": "team:t", "kpi": ["kpi"],
         "title": TEXTS[8]},
    ]
    for number, text in enumerate(TEXTS, 1):
        owner = ("team:t", "team:u", "person:eve")[number % 3]
        goal = f"KR-{number}"
        commands += [
            {"command": "objective add", "id": f"O-{number}", "title": text, "cycle": "2026-Q1",
             "owner": owner, "draft": True, "on": "2026-01-05"},
            {"command": "kr add", "id": goal, "objective": f"O-{number}", "title": text[::-1],
             "from": 0, "to": 40, "unit": "</td>", "draft": True, "on": "2026-01-05"},
            {"command": "agree", "goal": [f"O-{number}", goal]},
            {"command": "check-in", "goal": goal, "value": number, "confidence": 0.8,
             "note": f"{text}\n{text}", "on": "2026-02-10"},
            {"command": "check-in", "goal": goal, "value": number + 1, "confidence": 0.2,
             "note": LONG, "help-wanted": (LONG, UNBROKEN, text)[number % 3], "well": text,
             "on": "2026-02-17"},
            {"command": "win", "goal": goal, "text": text},
            {"command": "target", "goal": goal, "value": 30, "reason": text, "on": "2026-02-10"},
        ]
    for text in TEXTS:
        commands += [
            {"command": "retro add", "cycle": "2026-Q1", "next": text, "owner": "person:eve"},
            {"command": "check-in", "goal": "KR-1", "blocker": text, "on": "2026-02-18"},
        ]
    apply(path, commands)


HOSTILE = Ledger("hostile", _make, "--cycle", "2026-Q1", "--on", "2026-02-20")
