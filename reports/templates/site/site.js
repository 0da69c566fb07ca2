// Filters the matrix and searches. Everything can be read without this file.
"use strict";

function matrix(form) {
  const table = document.getElementById("matrix");
  const status = document.getElementById("found");
  const choices = ["region", "part", "verdict"].map((id) => document.getElementById(id));

  function apply() {
    const [region, part, verdict] = choices.map((choice) => choice.value);
    const codes = region && new Set(region.split(" "));
    const away = (cell) => Boolean(codes) && !codes.has(cell.dataset.country);
    const countries = table.querySelectorAll("thead [data-country]");
    for (const cell of table.querySelectorAll("[data-country]")) {
      cell.classList.toggle("away", away(cell));
      cell.classList.toggle(
        "other", Boolean(verdict) && "verdict" in cell.dataset && cell.dataset.verdict !== verdict);
    }
    let articles = 0;
    for (const body of table.tBodies) {
      let shown = 0;
      for (const line of body.querySelectorAll(".line")) {
        const has = !verdict || [...line.querySelectorAll("[data-verdict]")].some(
          (cell) => !away(cell) && cell.dataset.verdict === verdict);
        line.classList.toggle("away", !has);
        shown += has;
      }
      const outside = (part && body.dataset.part !== part) || !shown;
      body.classList.toggle("away", Boolean(outside));
      if (!outside) articles += shown;
    }
    status.textContent = status.dataset.words
      .replace("{articles}", articles)
      .replace("{countries}", [...countries].filter((cell) => !away(cell)).length);
  }

  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
}

function search(form) {
  const most = 60;
  const words = document.getElementById("words");
  const status = document.getElementById("found");
  const results = document.getElementById("results");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const index = JSON.parse(document.getElementById("index").textContent).map(
    ([kind, title, address, text], order) => ({
      kind, title, address, text, order, head: plain(title), all: plain(`${kind} ${title} ${text}`),
    }));

  // The best are those whose title has every word; then the order of the index.
  function find(asked) {
    const parts = plain(asked).split(/[\s,;]+/).filter(Boolean);
    if (!parts.length) return [];
    const at = (text, part) => {
      const i = text.indexOf(part);
      if (i < 0) return 0;
      return new RegExp(`(^|[^\\p{L}\\p{N}])${part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`, "u").test(text) ? 2 : 1;
    };
    const found = [];
    for (const entry of index) {
      let rank = 0;
      for (const part of parts) {
        const there = at(entry.all, part);
        if (!there) { rank = 0; break; }
        rank += there + 2 * at(entry.head, part);
      }
      if (rank) found.push([rank, entry]);
    }
    found.sort((a, b) => b[0] - a[0] || a[1].order - b[1].order);
    return found.map((pair) => pair[1]);
  }

  function show() {
    const asked = words.value.trim();
    const found = find(asked);
    results.replaceChildren(...found.slice(0, most).map((entry) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = entry.address;
      link.textContent = entry.title;
      const note = document.createElement("span");
      note.className = "note";
      const text = entry.text.length > 160 ? `${entry.text.slice(0, 160)}…` : entry.text;
      note.textContent = text ? `${entry.kind} · ${text}` : entry.kind;
      item.append(link, document.createElement("br"), note);
      return item;
    }));
    const say = status.dataset;
    status.textContent = !asked ? "" :
      !found.length ? say.none :
      found.length === 1 ? say.one :
      (found.length > most ? say.more : say.many)
        .replace("{number}", found.length).replace("{shown}", most);
  }

  form.hidden = false;
  words.value = new URLSearchParams(location.search).get("q") || "";
  words.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `?q=${encodeURIComponent(words.value.trim())}`);
    show();
  });
  show();
}

for (const [id, start] of [["filters", matrix], ["search", search]]) {
  const form = document.getElementById(id);
  if (form) start(form);
}
