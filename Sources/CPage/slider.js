// Shows the page on any of its days: what stands there was worked out when the page was made.
(async () => {
  const form = document.getElementById("moment");
  const frames = form ? await pageData("frames") : null;
  if (!frames) return;
  const lastDay = frames.days.length - 1;
  const [then, now] = [0, 1];
  const [slider, words, play, back] = ["day", "words", "play", "back"]
    .map((name) => document.getElementById("moment-" + name));
  const choices = ["then", "now"].map((name) => document.getElementById("moment-" + name));

  // Runs of "start.number", counting up where a + follows; 0 is a day without a number.
  const series = frames.series.map(() => null);
  const number = (index, day) => {
    series[index] ??= frames.series[index].split(" ").map((run) => {
      const [start, first] = run.split(".");
      return { start: Number(start), first: parseInt(first, 10), counts: first.endsWith("+") };
    });
    const runs = series[index];
    let [low, high] = [0, runs.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (runs[middle].start <= day) low = middle; else high = middle - 1;
    }
    const run = runs[low];
    return run.counts ? run.first + day - run.start : run.first;
  };

  // "7/9" for both ways to know, "7" where they are the same; "7;8" a bar and its mark.
  const pair = (text) => {
    const [first, second] = text.split("/").map(Number);
    return [first, second ?? first];
  };
  const cell = (text) => {
    const [shown, due] = text.split(";");
    return { shown: pair(shown), due: due === undefined ? null : pair(due) };
  };

  // What may change: the cells of rows and single places, each with what it shows by now.
  const rows = [...document.querySelectorAll("tr[data-row]")]
    .filter((row) => frames.rows[row.dataset.row || row.id] !== undefined)
    .map((row) => ({
      row,
      cells: frames.rows[row.dataset.row || row.id].split(" ").map((text, index) => ({
        ...cell(text),
        element: row.cells[index]?.querySelector("[data-cell]") ?? row.cells[index],
      })).filter((one) => one.element),
    }));
  const places = [...document.querySelectorAll("[data-place]")]
    .filter((place) => frames.places[place.dataset.place] !== undefined)
    .map((element) => ({ ...cell(frames.places[element.dataset.place]), element }));

  // A # stands for what is around a number.
  const html = (index) => {
    const text = frames.texts[index - 1] ?? "";
    return text.startsWith("#") ? "<span class=\"number\">" + text.slice(1) + "</span>" : text;
  };

  const bar = (element, text, due) => {
    if (!text) {
      element.innerHTML = "<span class=\"dim\">–</span>";
      return;
    }
    if (!element.querySelector(".progress")) {
      element.innerHTML = document.getElementById("bar").innerHTML;
    }
    const [tone, width, shown] = text.split("|");
    const [place, said] = (due || "-9|").split("|");
    element.querySelector("svg").setAttribute("class", "bar " + tone);
    element.querySelector(".done").setAttribute("width", width + "%");
    element.querySelector(".due").setAttribute("x", place + "%");
    element.querySelector(".number").textContent = shown;
    element.querySelector(".unseen").textContent = said;
  };

  const plain = (html) => {
    const box = document.createElement("template");
    box.innerHTML = html;
    return box.content.textContent.trim();
  };

  const put = (one, day, known) => {
    const shown = number(one.shown[known], day);
    const due = one.due ? number(one.due[known], day) : 0;
    const key = shown + ";" + due;
    if (one.key !== key) {
      one.key = key;
      if (one.due) bar(one.element, frames.bars[shown - 1], frames.dues[due - 1]);
      else one.element.innerHTML = html(shown);
    }
    // What is known better by now is marked, and said where somebody points at it.
    const later = number(one.shown[now], day);
    const isOtherwise = known === then && later !== shown;
    if (isOtherwise !== Boolean(one.isOtherwise) || isOtherwise) {
      one.isOtherwise = isOtherwise;
      one.element.classList.toggle("otherwise", isOtherwise);
      if (isOtherwise) {
        const text = one.due ? (frames.bars[later - 1] || "||–").split("|")[2] : plain(html(later));
        one.element.title = "As we know it now: " + (text || "nothing");
      } else one.element.removeAttribute("title");
    }
  };

  let state = { day: lastDay, known: now };
  let moved = false;
  let isTouched = false;

  // On a large page rows far from the window wait until the slider rests, or they come near.
  const isLarge = rows.length > 400;
  const near = new Set();
  const bring = ({ cells }) => { for (const one of cells) put(one, state.day, state.known); };

  // Rows that are folded away are brought to the day when they come into sight. Tells whether a
  // row came or went.
  const update = ({ folded = false, far = !isLarge } = {}) => {
    let came = false;
    for (const one of rows) {
      const isAbsent = number(one.cells[0].shown[state.known], state.day) === 0;
      if (one.isAbsent !== isAbsent) {
        one.isAbsent = isAbsent;
        one.row.dataset.absent = isAbsent ? "1" : "";
        came = true;
      }
      if (isAbsent || (!folded && one.row.dataset.below === "1")) continue;
      if (far || near.has(one)) bring(one);
    }
    return came;
  };
  const all = { folded: true, far: true };

  const show = () => {
    const { day, known } = state;
    const came = update(document.querySelector(".filter.active") ? all : {});
    for (const place of places) put(place, day, known);
    const entry = known === then ? "as known then, entry " + frames.entries[day]
      : "as we know it now";
    words.textContent = frames.words[day] + " · " + entry;
    slider.value = day;
    slider.setAttribute("aria-valuetext", frames.words[day]);
    choices[known].checked = true;
    back.hidden = !moved;
    document.body.classList.toggle("moved", moved);
    document.dispatchEvent(new CustomEvent("okr:moment",
      { detail: { day: frames.days[day], then: known === then, came } }));
  };

  const address = () => {
    const text = "#day=" + frames.days[state.day] + (state.known === then ? "&known=then" : "");
    history.replaceState(null, "", moved ? text : location.pathname + location.search);
  };

  let settled = 0;
  const go = (day, known) => {
    state = { day: Math.min(Math.max(day, 0), lastDay), known };
    moved = state.day !== lastDay || known === then;
    isTouched = true;
    show();
    // Browsers refuse an address that changes at every step.
    clearTimeout(settled);
    settled = setTimeout(() => {
      address();
      if (isLarge) update({ far: true });
    }, 200);
  };

  let timer = 0;
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    play.textContent = "Play";
  };
  play.addEventListener("click", () => {
    if (timer) return stop();
    if (state.day === lastDay) go(0, state.known);
    play.textContent = "Stop";
    timer = setInterval(() => {
      if (state.day >= lastDay) return stop();
      go(state.day + 1, state.known);
    }, 150);
  });
  slider.addEventListener("input", () => { stop(); go(Number(slider.value), state.known); });
  choices.forEach((choice, known) => {
    choice.addEventListener("change", () => { if (choice.checked) go(state.day, known); });
  });
  back.addEventListener("click", () => { stop(); go(lastDay, now); });
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("okr:rows", (event) => {
    if (isTouched) update(event.detail.all ? all : { far: true });
  });
  addEventListener("beforeprint", () => { if (isTouched) update(all); });
  if (isLarge) {
    const known = new Map(rows.map((one) => [one.row, one]));
    const watch = new IntersectionObserver((changes) => {
      for (const { target, isIntersecting } of changes) {
        const one = known.get(target);
        if (!isIntersecting) near.delete(one);
        else if (near.add(one) && isTouched && !one.isAbsent) bring(one);
      }
    }, { rootMargin: "400px" });
    for (const row of known.keys()) watch.observe(row);
  }

  const read = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    const day = frames.days.indexOf(asked.get("day"));
    if (day >= 0) go(day, asked.get("known") === "then" ? then : now);
  };
  addEventListener("hashchange", read);
  form.hidden = false;
  words.textContent = frames.words[lastDay] + " · as we know it now";
  slider.setAttribute("aria-valuetext", frames.words[lastDay]);
  read();
})();
