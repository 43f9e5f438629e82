// The concordance: lines sorted by article, outlet, the words before, found or after; by group; with some words.
const sorting = byId("sorting");
const order = new Intl.Collator(data.language, { sensitivity: "base", numeric: true }).compare;

/** What a line is sorted by, read once. The words before are compared from the find outwards. */
function keysOf(line) {
  if (line.keys) { return line.keys; }
  const link = line.querySelector("a");
  const entry = (link.getAttribute("href").match(/-(\d+)(-\d+)?$/) || [])[1];
  const clean = (text) => text.replace(/[^\p{L}\p{N}\s]/gu, " ").trim();
  const left = clean(line.firstElementChild.textContent).split(/\s+/).reverse().join(" ");
  const right = clean(link.nextSibling ? link.nextSibling.textContent : "");
  const known = data.articles[entry] || ["", 0, 1, "", ""];
  line.keys = { left, right, word: clean(link.textContent), outlet: known[3], entry,
    date: known[4], all: line.textContent.toLowerCase() };
  return line.keys;
}

/** The lines of a list in the order of the articles, whatever order they stand in now. */
function linesOf(list) {
  if (!list.lines) {
    list.lines = all("li", list);
    list.lines.forEach((line, place) => { line.home = line.parentElement; line.place = place; });
  }
  return list.lines;
}

function arrange(list) {
  const way = byId("sort").value;
  const group = byId("evidence-group") ? byId("evidence-group").value : "";
  const wanted = byId("search").value.trim().toLowerCase();
  const lines = linesOf(list);
  let shown = 0;
  lines.forEach((line) => {
    const fits = (!group || line.home.closest(".kwic").dataset.group === group)
      && (!wanted || keysOf(line).all.includes(wanted));
    line.hidden = !fits;
    shown += fits;
  });
  let flat = list.querySelector("ol.flat");
  if (way === "text") {
    lines.forEach((line) => line.home.appendChild(line));
    if (flat) { flat.remove(); }
  } else {
    if (!flat) {
      flat = document.createElement("ol");
      flat.className = "flat kwic";
      list.appendChild(flat);
    }
    const sorted = lines.slice().sort((a, b) => order(keysOf(a)[way], keysOf(b)[way])
      || order(keysOf(a).word, keysOf(b).word) || a.place - b.place);
    sorted.forEach((line) => {
      if (!line.querySelector("small")) {
        const label = make("small", "", line);
        make("span", keysOf(line).outlet, label);
        make("time", keysOf(line).date, label);
      }
      line.lang = line.home.lang;
    });
    flat.append(...sorted);
  }
  all(".kwic:not(.flat)", list).forEach((block) => {
    block.hidden = way !== "text" || !all("li", block).some((line) => !line.hidden);
    all("ol", block).forEach((lines_) => {
      const empty = !Array.from(lines_.children).some((line) => !line.hidden);
      lines_.hidden = empty;
      lines_.previousElementSibling.hidden = empty;
    });
  });
  return [shown, lines.length];
}

function arrangeOpen() {
  let shown = 0;
  let total = 0;
  all("details.evidence[open]").forEach((list) => {
    const [some, of] = arrange(list);
    shown += some;
    total += of;
  });
  byId("lines").textContent = total
    ? fill(say.lines, { shown: number(shown, 0), all: number(total, 0) }) : "";
}

/** Bring a list, or a group's part of it, back to the order of the articles, so that a figure's link arrives. */
function showLines(element) {
  const list = element.closest("details.evidence");
  if (!sorting || !list) { return; }
  byId("sort").value = "text";
  byId("search").value = "";
  if (byId("evidence-group")) { byId("evidence-group").value = ""; }
  list.open = true;
  arrangeOpen();
}

if (sorting) {
  sorting.hidden = false;
  ["sort", "evidence-group"].forEach((id) => { if (byId(id)) { byId(id).addEventListener("change", arrangeOpen); } });
  byId("search").addEventListener("input", arrangeOpen);
  all("details.evidence").forEach((list) => list.addEventListener("toggle", arrangeOpen));
}

try {
  JSON.parse(localStorage.getItem(STORE) || "[]").forEach((row) => dismissed.set(keyOf(row), row));
} catch (error) { console.info(String(error)); }
if (tools) { applyFilters(); }
if (dismissed.size) { recount(); }
go();
