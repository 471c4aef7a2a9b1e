// The page reads the same without this: it only folds rows and filters long tables.
(() => {
  const long = 12;
  // Beyond this a page begins folded: it draws what somebody looks at.
  const veryLong = 150;

  const level = (row) => {
    const name = /level-(\d)/.exec(row.cells[0]?.className ?? "");
    return name ? Number(name[1]) : 0;
  };

  // What stands below a row is hidden by a fold above it or by the filter, each for itself.
  const show = (rows) => {
    const folded = [];
    for (const row of rows) {
      const at = level(row);
      while (folded.length && folded[folded.length - 1] >= at) folded.pop();
      const below = folded.length ? "1" : "";
      if (row.dataset.below !== below) row.dataset.below = below;
      const isHidden = below === "1" || row.dataset.out === "1" || row.dataset.absent === "1";
      if (row.hidden !== isHidden) row.hidden = isHidden;
      // The picture that was opened below a row goes with it.
      const next = row.nextElementSibling;
      if (next?.classList.contains("detail")) next.hidden = row.hidden;
      if (row.dataset.folded === "1") folded.push(at);
    }
  };
  const tell = (all) => {
    document.dispatchEvent(new CustomEvent("okr:rows", { detail: { all } }));
  };

  const addFolds = (rows) => {
    rows.forEach((row, index) => {
      const next = rows[index + 1];
      if (!next || level(next) <= level(row) || row.classList.contains("group")) return;
      const button = document.createElement("button");
      const name = row.cells[0].textContent;
      button.type = "button";
      button.className = "fold";
      const set = (isFolded) => {
        row.dataset.folded = isFolded ? "1" : "";
        button.textContent = isFolded ? "▸" : "▾";
        button.setAttribute("aria-expanded", String(!isFolded));
        button.setAttribute("aria-label", "Below " + name);
      };
      button.addEventListener("click", () => {
        set(row.dataset.folded !== "1");
        show(rows);
        tell(false);
      });
      set(rows.length > veryLong);
      row.cells[0].prepend(button);
    });
  };

  // A row stays where it or something below it passes, with what it stands below.
  const filter = (rows, passes) => {
    const above = [];
    let heading = null;
    rows.forEach((row) => {
      if (row.classList.contains("group")) {
        heading = row;
        above.length = 0;
        row.dataset.out = passes ? "1" : "";
        return;
      }
      while (above.length && level(above[above.length - 1]) >= level(row)) above.pop();
      const fits = !passes || (row.dataset.absent !== "1" && passes(row));
      row.dataset.out = fits ? "" : "1";
      if (fits) for (const other of [heading, ...above]) if (other) other.dataset.out = "";
      above.push(row);
    });
    show(rows);
    return rows.filter((row) => row.dataset.out !== "1" && row.dataset.absent !== "1"
      && !row.classList.contains("group")).length;
  };

  const add = (box, label, control) => {
    const name = document.createElement("label");
    control.id = "filter-" + document.querySelectorAll(".filter input, .filter select").length
      + "-" + box.childElementCount;
    name.htmlFor = control.id;
    name.textContent = label;
    box.append(name, control);
  };

  // The words of a cell without the sign before them.
  const words = (row, index) => (row.cells[index]?.textContent ?? "").replace(/^[^\p{L}\p{N}]+/u, "").trim();

  const addFilter = (region, rows) => {
    const box = document.createElement("div");
    const input = document.createElement("input");
    const count = document.createElement("span");
    box.className = "filter";
    region.before(box);
    input.type = "search";
    add(box, "Filter", input);
    const selects = [...region.querySelectorAll("th[data-choice]")].map((head) => {
      const select = document.createElement("select");
      add(box, head.textContent, select);
      return { index: head.cellIndex, select };
    });
    const offer = () => {
      for (const { index, select } of selects) {
        const chosen = select.value;
        const texts = new Set(rows.filter((row) => row.dataset.absent !== "1").map((row) => words(row, index)));
        if (chosen) texts.add(chosen);
        texts.delete("");
        select.replaceChildren(new Option("all", ""), ...[...texts].sort().map((text) => new Option(text, text)));
        select.value = chosen;
      }
    };
    const apply = (event) => {
      // A day on which no row came or went leaves what is shown as it is.
      const isNews = event?.detail?.came !== false;
      if (!isNews && !box.classList.contains("active")) return undefined;
      if (!input.value && !selects.some(({ select }) => select.value) && !box.classList.contains("active")) {
        return show(rows);
      }
      const asked = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const chosen = selects.filter(({ select }) => select.value);
      const isAsked = asked.length > 0 || chosen.length > 0;
      const left = filter(rows, isAsked && ((row) => {
        const content = row.textContent.toLowerCase();
        return asked.every((word) => content.includes(word))
          && chosen.every(({ index, select }) => words(row, index) === select.value);
      }));
      const all = rows.filter((row) => row.dataset.absent !== "1" && !row.classList.contains("group"));
      count.textContent = isAsked ? left + " of " + all.length + " rows" : "";
      box.classList.toggle("active", isAsked);
    };
    const change = () => { tell(true); apply(); };
    input.addEventListener("input", change);
    for (const { select } of selects) {
      select.addEventListener("change", change);
      select.addEventListener("focus", () => { tell(true); offer(); });
    }
    count.className = "dim";
    count.setAttribute("role", "status");
    box.append(count);
    offer();
    return apply;
  };

  document.querySelectorAll(".scroll").forEach((region) => {
    const rows = [...region.querySelectorAll("tbody tr:not(.detail)")];
    addFolds(rows);
    show(rows);
    const apply = rows.length > long ? addFilter(region, rows)
      : (event) => { if (event.detail.came !== false) show(rows); };
    // Where no day changes anything, there is nothing to look at again.
    if (rows.some((row) => "row" in row.dataset)) document.addEventListener("okr:moment", apply);
  });

  // On paper nothing is folded away.
  addEventListener("beforeprint", () => {
    document.querySelectorAll("tr[hidden]:not([data-absent='1'])").forEach((row) => { row.hidden = false; row.dataset.unfolded = "1"; });
  });
  addEventListener("afterprint", () => {
    document.querySelectorAll("tr[data-unfolded]").forEach((row) => { row.hidden = true; row.removeAttribute("data-unfolded"); });
  });
})();
