// Draws the pictures of rows when they are opened, and shows all pictures as of a day.
(async () => {
  const tag = "http://www.w3.org/2000/svg";
  const elements = ["path", "path", "rect", "circle", "text"];
  let moment = null;

  const make = (name, attributes) => {
    const element = document.createElementNS(tag, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  const dayOf = (first, offset) => new Date(Date.parse(first) + offset * 864e5).toISOString().slice(0, 10);

  // Where a day stands between the ends of an axis.
  const place = (svg, day) => {
    const { first, last, left, right } = svg.dataset;
    const span = Date.parse(last) - Date.parse(first);
    const share = span > 0 ? (Date.parse(day) - Date.parse(first)) / span : 0;
    return Number(left) + Math.min(Math.max(share, 0), 1) * (right - left);
  };

  // What is drawn is what is said of a day: as known then, or as known now.
  const show = (svg) => {
    if (!moment) return;
    const { day, then } = moment;
    svg.querySelectorAll("[data-on]").forEach((shape) => {
      const { on, known, until } = shape.dataset;
      const isThere = on <= day && (then ? known <= day && !(until <= day) : !until);
      shape.classList.toggle("there", isThere);
      shape.classList.toggle("gone", !isThere);
    });
    if (!svg.dataset.first) return;
    let cursor = svg.querySelector(".cursor");
    if (!cursor) {
      cursor = make("line", { class: "cursor", y1: 0, y2: svg.viewBox.baseVal.height });
      svg.append(cursor);
    }
    const x = place(svg, day);
    cursor.setAttribute("x1", x);
    cursor.setAttribute("x2", x);
    cursor.classList.toggle("gone", day < svg.dataset.first || day > svg.dataset.last);
  };

  document.addEventListener("okr:moment", (event) => {
    moment = event.detail;
    document.querySelectorAll("svg.drawing").forEach(show);
  });

  const data = await pageData("drawings") ?? { styles: [], rows: {} };

  const shape = (drawing, [form, style, places, days, words, entry]) => {
    const attributes = { class: data.styles[style] };
    if (form < 2) attributes.d = places;
    if (form === 2) [attributes.x, attributes.y, attributes.width, attributes.height] = places;
    if (form === 3) [attributes.cx, attributes.cy, attributes.r = 2.5] = places;
    if (form === 4) [attributes.x, attributes.y] = places;
    if (form === 4) attributes["text-anchor"] = ["start", "middle", "end"][places[3]];
    if (form === 0) attributes.fill = "none";
    const element = make(elements[form], attributes);
    if (form === 4) element.textContent = places[2];
    let day = "";
    if (days !== undefined && days !== null) {
      const [on, known = on, until] = [].concat(days);
      const first = drawing.days[0];
      day = dayOf(first, on);
      element.dataset.on = day;
      element.dataset.known = dayOf(first, known);
      if (until !== undefined) element.dataset.until = dayOf(first, until);
      day += ": ";
    }
    if (words) {
      const title = make("title", {});
      title.textContent = day + words;
      element.append(title);
    }
    if (!entry || !document.getElementById("entry-" + entry)) return element;
    const link = make("a", { href: "#entry-" + entry, tabindex: -1 });
    link.append(element);
    return link;
  };

  const draw = (drawing) => {
    const [width, height] = drawing.size;
    const svg = make("svg", {
      class: "drawing" + (width <= 400 ? " small" : ""), viewBox: "0 0 " + width + " " + height,
      width, height, role: "img", "aria-label": drawing.words,
    });
    if (drawing.days) {
      [svg.dataset.first, svg.dataset.last, svg.dataset.left, svg.dataset.right] = drawing.days;
    }
    for (const one of drawing.shapes) svg.append(shape(drawing, one));
    const figure = document.createElement("figure");
    const caption = document.createElement("figcaption");
    const canvas = document.createElement("div");
    caption.textContent = drawing.title;
    canvas.className = "canvas";
    canvas.tabIndex = 0;
    canvas.append(svg);
    figure.append(caption, canvas);
    show(svg);
    return figure;
  };

  // A row below the one it belongs to, across all its columns.
  const detail = (row, drawing) => {
    const below = document.createElement("tr");
    const cell = document.createElement("td");
    below.className = "detail";
    below.id = row.id + "-picture";
    cell.colSpan = row.cells.length;
    cell.append(draw(drawing));
    below.append(cell);
    return below;
  };

  for (const [name, drawing] of Object.entries(data.rows)) {
    const row = document.getElementById(name);
    if (!row?.cells) continue;
    const button = document.createElement("button");
    const sign = make("svg", { viewBox: "0 0 16 12", width: 16, height: 12, "aria-hidden": "true" });
    sign.append(make("path", { d: "M1 1V11H15M3 8L7 5L10 6.5L14 2", fill: "none" }));
    button.type = "button";
    button.className = "picture";
    button.append(sign);
    button.setAttribute("aria-label", "Chart: " + drawing.title);
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => {
      const open = document.getElementById(name + "-picture");
      if (open) open.remove();
      else row.after(detail(row, drawing));
      button.setAttribute("aria-expanded", String(!open));
    });
    row.cells[0].append(" ", button);
  }
})();
