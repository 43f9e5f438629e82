// Where links lead: #article=…&span=… to the words of an article, whatever its number in this report; others by id.

/** The address of a finding within the report: it stays good when the report is made again. */
function permalink(mark) {
  return `#article=${encodeURIComponent(data.articles[numberOf(mark)][0])}&span=${mark.dataset.at}`;
}

/** Words that are no finding, or an article, outlined for as long as they are looked at. */
function outline(element) {
  all(".jumped").forEach((old) => old.classList.remove("jumped"));
  if (element) { element.classList.add("jumped"); }
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
  const place = (mark) => mark.dataset.at.split("-").map(Number);
  const near = all("mark[id]", item).filter((mark) => place(mark)[0] < end && place(mark)[1] > start);
  const mark = near.find((one) => one.dataset.at === `${start}-${end}`) || near[0];
  if (mark) { select(mark, true); return; }
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
  const link = event.target.closest('a[href^="#"]');
  if (link && link.getAttribute("href") === location.hash) { go(); }
});
