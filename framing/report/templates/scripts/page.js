// What the other parts share: the report's data, its words, numbers as the report writes them.
const data = JSON.parse(document.getElementById("report-data").textContent);
const say = data.words;
const byId = (id) => document.getElementById(id);
const all = (selector, parent = document) => Array.from(parent.querySelectorAll(selector));

/** A message with the words in braces filled in. */
function fill(message, values) {
  return message.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

/** A figure for people, as the program writes it: 1,234.5 or, with a decimal comma, 1 234,5. */
function number(value, digits = 1) {
  if (value === null || value === undefined) { return data.none; }
  const [whole, part] = value.toFixed(digits).split(".");
  const [decimal, group] = data.marks;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return part ? grouped + decimal + part : grouped;
}

/** A number with its noun in the right form. */
function counted(n, noun) {
  const forms = data.forms[noun];
  const kind = new Intl.PluralRules(data.language).select(n);
  return fill(forms[kind] || forms.other, { n: number(n, 0) });
}

function make(tag, text, parent) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (parent) { parent.appendChild(element); }
  return element;
}

/** Open whatever is folded around an element. */
function reveal(element) {
  for (let node = element; node; node = node.parentElement) {
    if (node.tagName === "DETAILS") { node.open = true; }
  }
}

/** What a button of the page does: other parts add to it. */
const actions = {};
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button && actions[button.dataset.do]) { actions[button.dataset.do](button); }
});

// Folded articles are printed as a list; this prints all that the filters leave, and folds them again.
actions.print = () => {
  const folded = all("details.article:not([open])").filter((item) => !item.hidden);
  folded.forEach((item) => { item.open = true; });
  window.addEventListener("afterprint", () => folded.forEach((item) => { item.open = false; }), { once: true });
  window.print();
};
