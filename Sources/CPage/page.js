"use strict";
// The page reads the same without this: it only folds rows and filters long tables.
(() => {
  const long = 12;

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
      row.hidden = folded.length > 0 || row.dataset.out === "1";
      if (row.dataset.folded === "1") folded.push(at);
    }
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
      });
      set(false);
      row.cells[0].prepend(button);
    });
  };

  // A row stays where it or something below it has all the words, with what it stands below.
  const filter = (rows, text) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const above = [];
    let heading = null;
    rows.forEach((row) => {
      if (row.classList.contains("group")) {
        heading = row;
        above.length = 0;
        row.dataset.out = words.length ? "1" : "";
        return;
      }
      while (above.length && level(above[above.length - 1]) >= level(row)) above.pop();
      const content = row.textContent.toLowerCase();
      const fits = words.every((word) => content.includes(word));
      row.dataset.out = fits ? "" : "1";
      if (fits) for (const other of [heading, ...above]) if (other) other.dataset.out = "";
      above.push(row);
    });
    show(rows);
    return rows.filter((row) => !row.hidden && !row.classList.contains("group")).length;
  };

  document.querySelectorAll(".scroll").forEach((region, index) => {
    const rows = [...region.querySelectorAll("tbody tr")];
    addFolds(rows);
    if (rows.length <= long) return;
    const box = document.createElement("div");
    const label = document.createElement("label");
    const input = document.createElement("input");
    const count = document.createElement("span");
    box.className = "filter";
    input.type = "search";
    input.id = "filter-" + index;
    label.htmlFor = input.id;
    label.textContent = "Filter";
    count.className = "dim";
    count.setAttribute("role", "status");
    input.addEventListener("input", () => {
      const left = filter(rows, input.value);
      count.textContent = input.value.trim() ? left + " of " + rows.filter((row) => !row.classList.contains("group")).length + " rows" : "";
    });
    box.append(label, input, count);
    region.before(box);
  });

  // On paper nothing is folded away.
  addEventListener("beforeprint", () => {
    document.querySelectorAll("tr[hidden]").forEach((row) => { row.hidden = false; row.dataset.unfolded = "1"; });
  });
  addEventListener("afterprint", () => {
    document.querySelectorAll("tr[data-unfolded]").forEach((row) => { row.hidden = true; row.removeAttribute("data-unfolded"); });
  });
})();
