// The marks in the articles: filters, the finding under the cursor, steps from one to the next.
const marks = all(".text mark[id]");
const articles = all("details.article");
const tools = byId("tools");
const panel = byId("finding");
let current = null;
let fromKey = false;

/** The first mark of the finding a mark is of: one cut by another has several. */
const owner = (mark) => (mark.dataset.of ? byId(mark.dataset.of) : mark);
const parts = (mark) => [mark, ...all(`mark[data-of="${mark.id}"]`, mark.closest("p"))];
const article = (mark) => mark.closest("details.article");
const numberOf = (mark) => mark.id.split("-")[1];
const category = (mark) => mark.classList[0].slice(2);
const voice = (mark) => mark.classList[1];
const strength = (mark) => Number(mark.classList[2].slice(1));
const inTitle = (mark) => mark.classList.contains("in-title");
/** The words of a finding, without the letters that stand behind them. */
const wordsOf = (mark) => parts(mark).map((part) => textOf(part)).join("");

function textOf(node) {
  if (node.nodeType === Node.TEXT_NODE) { return node.data; }
  return node.tagName === "SUP" ? "" : Array.from(node.childNodes, textOf).join("");
}

const hidden = new Set();
let least = 0;
const shows = (mark) => !article(mark).hidden && !hidden.has(category(mark)) && !hidden.has(`voice-${voice(mark)}`)
  && (category(mark) !== "loaded" || strength(mark) >= least);

function applyFilters() {
  all("#filters [data-hide]").forEach((box) => {
    document.body.classList.toggle(`hide-${box.dataset.hide}`, !box.checked);
    hidden[box.checked ? "delete" : "add"](box.dataset.hide);
  });
  least = Number(byId("strength").value);
  [1, 2, 3].forEach((n) => document.body.classList.toggle(`from-${n}`, n === least));
  const group = byId("group") ? byId("group").value : "";
  articles.forEach((item) => { item.hidden = Boolean(group) && item.dataset.group !== group; });
  const seen = new Map();
  marks.forEach((mark) => {
    const count = seen.get(numberOf(mark)) || [0, 0];
    seen.set(numberOf(mark), [count[0] + shows(mark), count[1] + 1]);
  });
  let total = 0;
  articles.forEach((item) => {
    const [shown, of] = seen.get(item.id.slice("article-".length)) || [0, 0];
    total += shown;
    item.querySelector(".found").textContent = item.hidden || shown === of
      ? counted(of, "findings") : fill(say.found, { shown: number(shown, 0), all: counted(of, "findings") });
  });
  byId("shown").textContent = fill(say.shown, { shown: number(total, 0), all: number(marks.length, 0) });
}

/** Put the cursor on a finding: open its article, go there, say what it is. */
function select(mark, focus) {
  if (current) { parts(current).forEach((part) => part.classList.remove("current")); }
  current = mark;
  parts(mark).forEach((part) => part.classList.add("current"));
  reveal(mark);
  mark.scrollIntoView({ block: "center" });
  if (focus) {
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
  }
  describe();
  // Only the address changes; a browser that will not change that of a file keeps the old one.
  try { history.replaceState(null, "", permalink(mark)); } catch (error) { console.info(String(error)); }
}

function describe() {
  const mark = current;
  const kind = [data.categories[category(mark)] || category(mark), mark.dataset.concept];
  if (category(mark) === "loaded") { kind.push(`${data.strength} ${strength(mark)}`); }
  kind.push(data.voices[voice(mark)]);
  kind.push(voice(mark) !== "outlet" ? say.counted_not : inTitle(mark) ? say.counted_title : say.counted);
  const visible = marks.filter(shows);
  const place = fill(say.position, { n: number(visible.indexOf(mark) + 1, 0), all: number(visible.length, 0) });
  panel.querySelector(".words").textContent = wordsOf(mark);
  panel.querySelector(".kind").textContent = kind.filter(Boolean).join(" · ");
  panel.querySelector(".place").textContent = `${place} · ${fill(say.entry, { entry: mark.dataset.entry })}`;
  panel.querySelector(".explain").setAttribute("href", `#card-${category(mark)}`);
  panel.querySelector(".link input").value = location.href.split("#")[0] + permalink(mark);
  panel.querySelector('[data-do="copy"]').textContent = say.copy_link;
  panel.hidden = false;
  describeDismissal();
}

/** The next or previous finding that the filters show, from the cursor or from what is on the screen. */
function step(by) {
  const visible = marks.filter(shows);
  if (!visible.length) { return; }
  let at = current ? visible.indexOf(current) : -1;
  if (at < 0) {
    // Above the tools, which stick to the top, nothing can be read.
    const top = Math.max(0, tools.getBoundingClientRect().bottom);
    const from = current || articles.find((item) => !item.hidden && item.getBoundingClientRect().bottom > top);
    const behind = visible.findIndex((mark) => from && (from === mark || article(mark) === from
      || from.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING));
    at = by > 0 ? Math.max(behind, 0) - 1 : behind < 0 ? 0 : behind;
  }
  select(visible[(at + by + visible.length) % visible.length], fromKey);
}

actions.next = () => step(1);
actions.previous = () => step(-1);
actions.open = () => articles.forEach((item) => { item.open = true; });
actions.shut = () => articles.forEach((item) => { item.open = false; });
actions.close = () => {
  panel.hidden = true;
  if (current) { parts(current).forEach((part) => part.classList.remove("current")); }
  current = null;
};
actions.copy = (button) => {
  const field = panel.querySelector(".link input");
  const done = () => { button.textContent = say.copied; };
  field.select();
  if (navigator.clipboard) {
    navigator.clipboard.writeText(field.value).then(done, () => { if (document.execCommand("copy")) { done(); } });
  } else if (document.execCommand("copy")) {
    done();
  }
};

document.addEventListener("click", (event) => {
  const mark = event.target.closest(".text mark");
  if (mark && shows(owner(mark)) && getSelection().isCollapsed) { select(owner(mark)); }
});

// The letters are those of the keys: with Cyrillic letters in force the same keys work.
const KEYS = { KeyN: "next", KeyJ: "next", KeyP: "previous", KeyK: "previous", KeyD: "dismiss", KeyC: "copy" };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) { return; }
  if (event.key === "Escape" && !panel.hidden) {
    const place = current;
    actions.close();
    if (place && document.activeElement !== place) { place.tabIndex = -1; place.focus({ preventScroll: true }); }
    return;
  }
  const letter = /^[a-z]$/i.test(event.key) ? `Key${event.key.toUpperCase()}` : event.code;
  const action = KEYS[letter];
  if (!action || !tools || !byId("keys").checked || event.shiftKey) { return; }
  if ((action === "dismiss" || action === "copy") && !current) { return; }
  event.preventDefault();
  fromKey = true;
  actions[action](panel.querySelector(`[data-do="${action}"]`));
  fromKey = false;
});

if (tools) {
  tools.hidden = false;
  byId("filters").addEventListener("change", applyFilters);
  byId("filters").addEventListener("click", (event) => {
    const button = event.target.closest("[data-all]");
    if (!button) { return; }
    all("[data-hide]", button.closest("fieldset")).forEach((box) => { box.checked = Boolean(button.dataset.all); });
    applyFilters();
  });
}
