// Filters and jumps. The page is complete without this script.
(function () {
  "use strict";
  var body = document.body;

  function reveal(element) {
    for (var node = element; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") { node.open = true; }
    }
  }

  function jump() {
    var element = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!element) { return; }
    reveal(element);
    document.querySelectorAll(".jumped").forEach(function (old) { old.classList.remove("jumped"); });
    // Attributions and quotations are marked by an empty anchor in front of their words.
    var anchor = element.tagName === "A" && !element.textContent;
    var shown = anchor ? element.nextElementSibling : element;
    if (anchor && element.id.charAt(0) === "q") { shown = element.closest(".v-quoted") || shown; }
    if (shown && shown.closest(".text")) {
      shown.classList.add("jumped");
      element.scrollIntoView({ block: "center" });
    } else {
      element.scrollIntoView();
    }
  }
  window.addEventListener("hashchange", jump);
  // The same link twice changes no hash; a reader who closed the article still wants to get there.
  document.addEventListener("click", function (event) {
    var link = event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) { jump(); }
  });
  jump();

  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details.article").forEach(function (item) { item.open = true; });
  });

  var bar = document.getElementById("filters");
  if (!bar) { return; }
  var words = JSON.parse(document.getElementById("report-data").textContent);
  var articles = Array.prototype.slice.call(document.querySelectorAll("details.article"));

  function add(tag, text, parent) {
    var element = document.createElement(tag);
    if (text) { element.textContent = text; }
    (parent || bar).appendChild(element);
    return element;
  }
  function toggle(text, name) {
    var label = add("label");
    var box = add("input", "", label);
    box.type = "checkbox";
    box.checked = true;
    label.appendChild(document.createTextNode(text));
    box.addEventListener("change", function () { body.classList.toggle("hide-" + name, !box.checked); });
  }
  add("strong", words.show);
  words.voices.forEach(function (voice) { toggle(voice.name, "voice-" + voice.id); });
  words.categories.forEach(function (category) { toggle(category.name, category.id); });
  if (words.groups.length > 1) {
    var select = add("select", "", add("label", words.group + " "));
    [words.all].concat(words.groups).forEach(function (name, place) {
      var option = add("option", name, select);
      option.value = place ? name : "";
    });
    select.addEventListener("change", function () {
      articles.forEach(function (item) {
        item.hidden = Boolean(select.value) && item.dataset.group !== select.value;
      });
    });
  }
  [[words.open, true], [words.close, false]].forEach(function (pair) {
    add("button", pair[0]).addEventListener("click", function () {
      articles.forEach(function (item) { item.open = pair[1]; });
    });
  });
  bar.hidden = false;
})();
