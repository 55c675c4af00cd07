// Photos leave one by one, two at a time, each with its own bar, made smaller first: a phone with a bad
// signal sends 600 kB instead of 8 MB. They are ordered by dragging.
const LONGEST = 2560, SMALL = 1_000_000;
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
function uploaded(one, request) {
  const { status, responseText } = request;
  if (status === 200) { one.item.remove(); return; }
  if (one.tries < TRIES[status] && navigator.onLine) { later(one, Number(request.getResponseHeader("Retry-After"))); return; }
  const said = new DOMParser().parseFromString(responseText, "text/html").querySelector("[role=alert]")?.textContent.trim();
  const known = { 0: "Sem conexão.", 401: "Sua sessão terminou: entre de novo.", 413: "O arquivo é grande demais." }[status];
  failed(one, known || said || "Algo deu errado.", status === 0 || status >= 500);
}
async function smaller(file) {
  // Upright, as the browser decodes it. What it cannot decode, or what would not gain, goes as it is.
  if (file.size < SMALL || !window.createImageBitmap) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height)), canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const brush = canvas.getContext("2d");
    brush.fillStyle = "#fff"; // what is transparent
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const made = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", 0.85); });
    canvas.width = 0; // its memory, at once
    return made && made.size < file.size ? made : file;
  } catch { return file; }
}
async function send(one) {
  const request = new XMLHttpRequest(), form = new FormData();
  form.append("csrf_token", $("[name=csrf_token]", upload).value);
  form.append("fotos", await smaller(one.file), one.file.name);
  request.open("POST", upload.action);
  request.setRequestHeader("HX-Request", "true");
  request.upload.addEventListener("progress", ({ loaded, total }) => { one.bar.value = loaded / total; });
  request.addEventListener("loadend", () => { busy -= 1; uploaded(one, request); if (request.status === 200) refresh(); next(); });
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
