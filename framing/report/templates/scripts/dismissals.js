// Dismissed findings: taken out of counts and rates at once; what needs resampling is marked as out of date.
const FORMAT = "framing-dismissals";
const STORE = `${FORMAT}:${data.corpus}`;
const dismissed = new Map();
let lost = [];
const keyOf = (row) => JSON.stringify([row.article, row.start, row.end, row.category, row.concept]);

function rowOf(mark) {
  const [start, end] = mark.dataset.at.split("-").map(Number);
  const { concept, entry } = mark.dataset;
  return { article: data.articles[numberOf(mark)][0], start, end, category: category(mark), concept,
    text: wordsOf(mark), entry, note: "" };
}

/** The marks a row is about: none where it is of another page, another corpus or an older lexicon. */
function marksOf(row) {
  return Object.entries(data.articles).filter(([, known]) => known[0] === row.article).flatMap(([entry]) => {
    const item = byId(`article-${entry}`);
    return item ? all(`mark[data-at="${Number(row.start)}-${Number(row.end)}"]`, item).filter((mark) =>
      category(mark) === row.category && mark.dataset.concept === row.concept
        && (!row.text || wordsOf(mark) === row.text)) : [];
  });
}

actions.dismiss = () => {
  if (!current) { return; }
  const row = rowOf(current);
  const key = keyOf(row);
  if (!dismissed.delete(key)) { dismissed.set(key, row); }
  recount();
  describeDismissal();
};
actions.restore = () => { dismissed.clear(); recount(); if (current) { describeDismissal(); } };
actions.save = () => {
  const list = { format: FORMAT, version: 1, dismissed: [...dismissed.values()] };
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(list, null, 2) + "\n"], { type: "application/json" }));
  link.download = "dismissed.json";
  link.click();
  URL.revokeObjectURL(link.href);
};

function describeDismissal() {
  const row = current && dismissed.get(keyOf(rowOf(current)));
  const button = panel.querySelector('[data-do="dismiss"]');
  button.textContent = row ? say.undo : say.dismiss;
  button.setAttribute("aria-pressed", String(Boolean(row)));
  panel.querySelector(".why").hidden = !row;
  panel.querySelector(".why input").value = row ? row.note : "";
}

function load(file) {
  file.text().then((text) => {
    let list = null;
    try { list = JSON.parse(text); } catch (error) { list = null; }
    const rows = list && list.format === FORMAT && list.version === 1 && Array.isArray(list.dismissed)
      ? list.dismissed : null;
    if (!rows || rows.some((row) => !row || typeof row.article !== "string")) {
      tell(byId("articles"), fill(say.bad_file, { name: file.name }));
      return;
    }
    tell(null, "");
    rows.forEach((row) => dismissed.set(keyOf(row), row));
    recount();
    if (current) { describeDismissal(); }
  });
}

/** A figure's own text, kept aside so that restoring a finding restores the very same figure. */
function put(element, text, changed) {
  if (!("was" in element.dataset)) { element.dataset.was = element.textContent; }
  element.textContent = changed ? text : element.dataset.was;
  element.classList.toggle("recounted", changed);
  element.title = changed ? fill(say.was, { value: element.dataset.was }) : "";
}

function outdate(element, changed) {
  const note = element.querySelector(":scope > .stale-note");
  if (changed && !note) { make("small", say.stale, element).className = "stale-note"; }
  if (!changed && note) { note.remove(); }
  element.classList.toggle("stale", changed);
}

function recount() {
  all(".dismissed").forEach((element) => element.classList.remove("dismissed"));
  const off = {};
  const touched = new Set();
  const kinds = new Set();
  lost = [];
  dismissed.forEach((row) => {
    const found = marksOf(row);
    if (!found.length) { lost.push(row); }
    found.forEach((mark) => {
      parts(mark).forEach((part) => part.classList.add("dismissed"));
      all(`a[href="#${mark.id}"]`).forEach((link) => (link.closest("li, blockquote") || link).classList.add("dismissed"));
      touched.add(numberOf(mark));
      kinds.add(`any-${category(mark)}`);
      if (voice(mark) !== "outlet") { return; }
      kinds.add(inTitle(mark) ? "title" : category(mark));
      if (inTitle(mark)) { return; }
      const [, group, , , , rate] = data.articles[numberOf(mark)];
      const weight = category(mark) === "loaded" ? strength(mark) : 1;
      const sum = off[`${group}-${category(mark)}`] ||= { count: 0, value: 0, lines: 0 };
      sum.count += weight;
      sum.value += weight * rate;
      sum.lines += 1;
    });
  });
  all("[data-figure]").forEach((element) => {
    const names = element.dataset.figure.trim().split(/\s+/);
    const sum = names.length === 1 ? off[names[0]] : null;
    const part = element.dataset.part;
    if (!["value", "count", "lines"].includes(part)) {
      outdate(element, names.some((name) => touches(off, name)));
    } else if (part === "lines") {
      put(element, sum ? counted(Number(element.dataset.n) - sum.lines, "lines") : "", Boolean(sum));
    } else {
      const [group, measure] = names[0].split("-");
      const figure = (data.groups[group] || { figures: {} }).figures[measure] || [null, null];
      const was = figure[part === "value" ? 0 : 1];
      // Sums of floats: what is left of nothing is nothing, not a millionth below it.
      const now = sum && was !== null ? Math.max(0, was - sum[part]) : was;
      put(element, number(now, part === "value" ? 1 : 0), Boolean(sum) && was !== null);
    }
  });
  all("section[data-rests]").forEach((section) => {
    const changed = section.dataset.rests.split(" ").some((name) =>
      (name === "*" ? Object.keys(off).length > 0 : kinds.has(name)));
    const note = section.querySelector(":scope > .stale-note");
    if (changed && !note) {
      const said = make("p", say.stale_section);
      said.className = "stale-note";
      section.querySelector("h2").after(said);
    }
    if (!changed && note) { note.remove(); }
  });
  articles.forEach((item) => recountArticle(item, touched.has(item.id.slice("article-".length))));
  showState();
}

/** Whether a figure rests on something that was dismissed: "2-loaded" is of one group, "*" rests on all. */
function touches(off, name) {
  return name === "*" ? Object.keys(off).length > 0 : name in off;
}

/** An article's own table: findings by category and voice. */
function recountArticle(item, changed) {
  if (!changed && !item.querySelector(".recounted, .stale")) { return; }
  all("tr[data-row]", item).forEach((line) => {
    const left = all(`.text mark[id].k-${line.dataset.row}:not(.dismissed)`, item);
    const gone = all(`.text mark[id].k-${line.dataset.row}.dismissed`, item);
    data.order.forEach((name, place) => {
      const count = left.filter((mark) => voice(mark) === name).length;
      put(line.cells[place + 1], count ? number(count, 0) : data.none, gone.some((mark) => voice(mark) === name));
    });
    line.cells[line.cells.length - 1].classList.toggle("stale", gone.length > 0);
  });
}

function showState() {
  const box = byId("recount");
  box.hidden = dismissed.size === 0;
  panel.querySelector('[data-do="save"]').hidden = dismissed.size === 0;
  const said = fill(say.recount_status, { n: number(dismissed.size - lost.length, 0) });
  if (box.firstElementChild.textContent !== said) { box.firstElementChild.textContent = said; }
  const list = box.querySelector(".unknown");
  list.textContent = "";
  lost.forEach((row) => {
    const away = Object.values(data.articles).some((known) => known[0] === row.article && known[2] !== data.page);
    const place = `${row.start}–${row.end}`;
    make("li", fill(away ? say.unknown_page : say.unknown_row,
      { article: row.article, place, text: row.text || row.concept }), list);
  });
  try {
    if (dismissed.size) { localStorage.setItem(STORE, JSON.stringify([...dismissed.values()])); }
    else { localStorage.removeItem(STORE); }
  } catch (error) { console.info(String(error)); }  // A browser that keeps nothing: the list can still be saved.
}

panel.querySelector(".why input").addEventListener("input", (event) => {
  const row = current && dismissed.get(keyOf(rowOf(current)));
  if (row) { row.note = event.target.value; showState(); }
});
if (byId("load")) {
  byId("load").addEventListener("change", (event) => {
    if (event.target.files.length) { load(event.target.files[0]); }
    event.target.value = "";
  });
}
