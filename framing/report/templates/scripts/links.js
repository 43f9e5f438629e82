// Where links lead: #article=…&span=… to the words of an article, whatever its number in this report; others by id.

/** The address of a finding within the report: it stays good when the report is made again. */
function permalink(mark) {
  return `#article=${encodeURIComponent(data.articles[numberOf(mark)][0])}&span=${mark.dataset.at}`;
}

/** Words that are no finding, or an article, outlined for as long as they are looked at. */
function outline(element) {
  all(".jumped").forEach((old) => old.classList.remove("jumped"));
  if (window.CSS && CSS.highlights) { CSS.highlights.delete("words"); }
  if (element) { element.classList.add("jumped"); }
}

/** The place in a paragraph that lies some characters into it: its text node and the offset there. */
function placeIn(paragraph, characters) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT,
    (node) => (node.parentElement.closest("sup, small") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  let node = null;
  while (walker.nextNode()) {
    node = walker.currentNode;
    // The program counts characters, the browser halves of rare ones.
    const points = Array.from(node.data);
    if (characters <= points.length) { return [node, points.slice(0, characters).join("").length]; }
    characters -= points.length;
  }
  return [node, node ? node.data.length : 0];
}

/** Mark the words from one character of an article to another, finding or not; false where there are none. */
function highlight(entry, item, start, end) {
  const starts = data.lines[entry] || [];
  const line = starts.filter((at) => at <= start).length - 1;
  const paragraph = all(".text p", item)[line];
  if (!(start < end) || !paragraph || start - starts[line] >= Array.from(textOf(paragraph)).length) { return false; }
  const range = document.createRange();
  range.setStart(...placeIn(paragraph, start - starts[line]));
  const last = starts.filter((at) => at < end).length - 1;
  range.setEnd(...placeIn(all(".text p", item)[last], end - starts[last]));
  if (window.Highlight && window.CSS && CSS.highlights) { CSS.highlights.set("words", new Highlight(range)); }
  else { outline(paragraph); }
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
  return true;
}

function tell(item, message) {
  all(".notice").forEach((old) => old.remove());
  if (!message) { return; }
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "status");
  item.prepend(notice);
  // Put in after the element stands there, so that it is read out.
  notice.textContent = message;
}

function toSpan(wanted) {
  const id = wanted.get("article");
  const found = Object.entries(data.articles).find(([, known]) => known[0] === id);
  if (!found) {
    tell(byId("articles") || document.querySelector("main"), fill(say.gone_article, { article: id }));
    byId("articles").scrollIntoView();
    return;
  }
  const [entry, known] = found;
  if (known[2] !== data.page) {
    location.replace((known[2] === 1 ? "index.html" : `articles-${known[2]}.html`) + location.hash);
    return;
  }
  const item = byId(`article-${entry}`);
  const [start, end] = (wanted.get("span") || "").split("-").map(Number);
  reveal(item);
  item.hidden = false;
  const mark = all("mark[id]", item).find((one) => one.dataset.at === `${start}-${end}`);
  if (mark) { select(mark, true); return; }
  if (highlight(entry, item, start, end)) { return; }
  if (wanted.has("span")) { tell(item.querySelector(".columns2"), say.gone); }
  item.scrollIntoView();
}

function go() {
  const hash = location.hash.slice(1);
  tell(null, "");
  outline(null);
  if (!hash) { return; }
  if (/^article=/.test(hash)) { toSpan(new URLSearchParams(hash)); return; }
  let id = hash;
  try { id = decodeURIComponent(hash); } catch (error) { return; }
  const element = byId(id);
  if (!element) { return; }
  if (element.closest("#evidence")) { showLines(element); }
  reveal(element);
  if (element.tagName === "MARK") { select(element, true); return; }
  // Attributions and quotations are marked by an empty anchor in front of their words.
  const anchor = element.tagName === "A" && !element.textContent;
  const shown = anchor ? (/^q-/.test(id) && element.closest(".v-quoted")) || element.nextElementSibling : element;
  if (shown && shown.closest(".text")) {
    outline(shown);
    shown.scrollIntoView({ block: "center" });
  } else {
    element.scrollIntoView();
  }
}

window.addEventListener("hashchange", go);
// The same link twice changes no hash; a reader who moved on still wants to get there.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (link && link.dataset.span && data.articles[link.dataset.article]) {
    // Without scripts the link leads to the nearest mark; here to the very words.
    const hash = `#article=${encodeURIComponent(data.articles[link.dataset.article][0])}&span=${link.dataset.span}`;
    event.preventDefault();
    if (hash === location.hash) { go(); } else { location.hash = hash; }
    return;
  }
  if (link && link.getAttribute("href") === location.hash) { go(); }
});
