// Photos leave one by one, two at a time, each with its own bar; they are ordered by dragging.
const upload = $("#upload"), sending = $("#sending"), waiting = [];
const TRIES = { 0: 3, 503: 40 }; // the line broke; there was no room
let busy = 0, resting = false;
const refresh = () => htmx.ajax("GET", $("#photos").dataset.address, { target: "#photos", swap: "outerHTML" });
function row(file) {
  const item = document.createElement("li"), name = document.createElement("span"), bar = document.createElement("progress");
  name.textContent = file.name;
  bar.max = 1;
  bar.value = 0;
  bar.ariaLabel = `Enviando ${file.name}`;
  item.append(name, bar);
  sending.append(item);
  return { file, item, bar, tries: 0 };
}
function failed(one, words, again) {
  const why = document.createElement("small");
  why.className = "failed";
  why.textContent = words;
  one.bar.replaceWith(why);
  if (!again) return;
  const button = document.createElement("button");
  button.className = "button";
  button.textContent = "Tentar de novo";
  button.addEventListener("click", () => { one.item.remove(); waiting.push(row(one.file)); next(); });
  one.item.append(button);
}
// Before those that wait behind it, so that the order stays.
function later(one, seconds) {
  one.tries += 1;
  one.bar.removeAttribute("value");
  waiting.unshift(one);
  resting = true;
  setTimeout(() => { resting = false; next(); }, (seconds || 2) * (700 + Math.random() * 600));
}
function answered(one, request) {
  const { status, responseText } = request;
  if (status === 200) { one.item.remove(); return; }
  if (one.tries < TRIES[status] && navigator.onLine) { later(one, Number(request.getResponseHeader("Retry-After"))); return; }
  const said = new DOMParser().parseFromString(responseText, "text/html").querySelector("[role=alert]")?.textContent.trim();
  const known = { 0: "Sem conexão.", 401: "Sua sessão terminou: entre de novo.", 413: "O arquivo é grande demais." }[status];
  failed(one, known || said || "Algo deu errado.", status === 0 || status >= 500);
}
function send(one) {
  const request = new XMLHttpRequest(), form = new FormData();
  form.append("csrf_token", $("[name=csrf_token]", upload).value);
  form.append("fotos", one.file);
  request.open("POST", upload.action);
  request.setRequestHeader("HX-Request", "true");
  request.upload.addEventListener("progress", ({ loaded, total }) => { one.bar.value = loaded / total; });
  request.addEventListener("loadend", () => { busy -= 1; answered(one, request); if (request.status === 200) refresh(); next(); });
  request.send(form);
}
function next() {
  while (!resting && busy < 2 && waiting.length) { busy += 1; send(waiting.shift()); }
}
upload?.addEventListener("change", ({ target }) => {
  waiting.push(...[...target.files].map(row));
  target.value = "";
  next();
});

function draggable() {
  const list = $("#order"), form = $("#drag");
  if (!list || !form) return;
  new Sortable(list, { handle: ".photo-picture", animation: 150, forceFallback: true, onEnd() {
    $("[name=ordem]", form).value = all("[data-id]", list).map((item) => item.dataset.id).join(",");
    form.requestSubmit();
  } });
}
body.addEventListener("htmx:load", ({ detail }) => { if (detail.elt.id === "photos" || detail.elt === body) draggable(); });
