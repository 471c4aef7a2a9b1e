"use strict";
// What the page carries as data: JSON, or where that is long, JSON packed as DEFLATE in base64.
const pageData = async (id) => {
  const holder = document.getElementById(id);
  if (!holder?.dataset.packed) return holder ? JSON.parse(holder.textContent) : null;
  // A browser from before 2023 shows the page as it does without a script.
  if (typeof DecompressionStream === "undefined") return null;
  const bytes = Uint8Array.from(atob(holder.textContent), (sign) => sign.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const data = JSON.parse(await new Response(unpacked).text());
  delete holder.dataset.packed;
  return data;
};
