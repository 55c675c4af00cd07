// What an agent sends is on the page at once, with a clock; the poll brings the real message, known by its
// token. Without a line it says so and goes again with the same token: the server takes each token once.
const outbox = [];
let sendingNow = false;
const thread = () => $("#thread");
const boxKey = () => `envio-${$("[data-draft]")?.dataset.draft}`;
const newToken = () => [...crypto.getRandomValues(new Uint8Array(18))].map((n) => (n % 36).toString(36)).join("");

function keepOutbox() {
  keep(boxKey(), outbox.length ? JSON.stringify(outbox.map(({ token, text, answers, quote }) => ({ token, text, answers, quote }))) : "");
}
function drawEntry(entry) {
  const bubble = $("#sending").content.firstElementChild.cloneNode(true);
  bubble.dataset.sending = entry.token;
  $(".words", bubble).textContent = entry.text;
  $("time", bubble).textContent = new Date().toLocaleTimeString("pt-BR", { hour: "2-digit", minute: "2-digit" });
  const quote = $(".quote", bubble);
  if (entry.quote) { quote.textContent = entry.quote; quote.hidden = false; }
  $(".again", bubble).addEventListener("click", () => { entry.failed = false; showEntry(entry); drainOutbox(); });
  entry.bubble = bubble;
  thread().append(bubble);
  $("[data-scroller]").scrollTop = 0;
}
function showEntry(entry) {
  entry.bubble.classList.toggle("is-failed", Boolean(entry.failed));
  $(".again", entry.bubble).hidden = !entry.failed;
  $(".ticks", entry.bubble).hidden = Boolean(entry.failed);
}

// One after another, in order. What failed holds those behind it back, so that nothing overtakes.
async function drainOutbox() {
  if (sendingNow || !outbox.length || outbox[0].failed) return;
  sendingNow = true;
  const entry = outbox[0], answer = await postEntry(entry);
  sendingNow = false;
  if (answer?.ok) {
    outbox.shift();
    keepOutbox();
    learn(answer.text);
    for (const soon of [0, 350, 900]) setTimeout(() => body.dispatchEvent(new CustomEvent("tick")), soon);
    return drainOutbox();
  }
  if (answer && [409, 422].includes(answer.status)) return refuseEntry(entry, answer);
  for (const one of outbox) { one.failed = true; showEntry(one); }
}
async function postEntry(entry) {
  const form = $("form[data-outbox]");
  if (!form) return null;
  const data = new FormData(form);
  data.set("texto", entry.text);
  data.set("token", entry.token);
  data.delete("responder");
  if (entry.answers) data.set("responder", entry.answers);
  try {
    const response = await fetch(form.action, { method: "POST", body: data, headers: { "HX-Request": "true" }, signal: AbortSignal.timeout(20000) });
    line(true);
    if (response.status === 401) location.href = response.headers.get("HX-Redirect") || location.href;
    return { ok: response.ok, status: response.status, text: await response.text() };
  } catch {
    line(false);
    return null;
  }
}
// The next message is sent by somebody who has the conversation: the form learns that from the answer.
function learn(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const name of ["visto"]) {
    const mine = $(`#composer [name=${name}]`), theirs = fresh.querySelector(`[name=${name}]`);
    if (mine && theirs) mine.value = theirs.value;
  }
}
// The server will not have it: its words stand by the composer, the text is there again to be changed.
function refuseEntry(entry, answer) {
  const later = outbox.splice(0);
  for (const one of later) one.bubble.remove();
  keepOutbox();
  const draft = later.map((one) => one.text).join("\n\n");
  const typed = $("#texto")?.value;
  keep($("#composer").dataset.draft, typed ? `${draft}\n\n${typed}` : draft);
  htmx.swap("#composer", answer.text, { swapStyle: "outerHTML" });
  const area = $("#texto");
  if (area) area.value = kept($("#composer").dataset.draft);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-outbox]") || event.defaultPrevented) return;
  event.preventDefault();
  const area = $("#texto", form), text = area.value.trim();
  if (!text) return area.focus();
  const answering = $(".answering", form);
  const entry = { token: form.elements.token.value, text, answers: form.elements.responder?.value, quote: answering && $(".quote span", answering)?.textContent };
  form.elements.token.value = newToken();
  for (const said of all(".answering, .field-error", form)) said.remove();
  area.removeAttribute("aria-invalid");
  area.value = "";
  keep(form.dataset.draft, "");
  grow(area);
  area.focus({ preventScroll: true });
  outbox.push(entry);
  keepOutbox();
  drawEntry(entry);
  drainOutbox();
});

// The real one is here.
body.addEventListener("htmx:afterSwap", () => {
  for (const bubble of all("[data-sending]")) if ($(`[data-token="${CSS.escape(bubble.dataset.sending)}"]`)) bubble.remove();
});
addEventListener("online", () => { for (const one of outbox) { one.failed = false; showEntry(one); } drainOutbox(); });

// What a crash or a closed page left unsent is shown as not sent; its token is still good.
if (thread() && $("#poller")) {
  let left = [];
  try { left = JSON.parse(kept(boxKey()) || "[]"); } catch { /* nothing that can be read */ }
  for (const entry of left) {
    if ($(`[data-token="${CSS.escape(entry.token)}"]`)) continue;
    outbox.push(Object.assign(entry, { failed: true }));
    drawEntry(entry);
    showEntry(entry);
  }
  keepOutbox();
}
