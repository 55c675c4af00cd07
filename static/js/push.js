// This browser asks to be told of things while AtendeJá is closed. Everything starts with a tap.
const ask = $("#subscribe"), button = $("[data-subscribe]"), allow = $("[data-allow]"), able = "PushManager" in window && "serviceWorker" in navigator;
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
function say(words) {
  const line = $("[data-said]");
  line.textContent = words;
  line.hidden = !words;
}
const mine = async () => able ? (await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription()) : null;
async function mark() {
  const own = await mine(), hash = own && await crypto.subtle.digest("SHA-256", new TextEncoder().encode(own.endpoint));
  const short = hash && [...new Uint8Array(hash)].map((b) => b.toString(16).padStart(2, "0")).join("").slice(0, 16);
  let known = false;
  for (const device of all("[data-endpoint]")) {
    const here = device.dataset.endpoint === short;
    $("[data-this-device]", device).hidden = !here;
    known ||= here;
  }
  button.hidden = known || !able;
  if (!able) say("Este navegador não recebe avisos com o AtendeJá fechado.");
}
button?.addEventListener("click", async (event) => {
  event.preventDefault();
  say("");
  if (await Notification.requestPermission() !== "granted") return say("O navegador não permitiu. Libere os avisos deste site nas configurações dele e tente de novo.");
  try {
    const worker = await navigator.serviceWorker.register(ask.dataset.worker);
    await navigator.serviceWorker.ready;
    const old = await worker.pushManager.getSubscription();
    if (old && text(old.options.applicationServerKey || new ArrayBuffer(0)) !== ask.dataset.key) await old.unsubscribe();
    const given = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(ask.dataset.key) });
    ask.elements.endpoint.value = given.endpoint;
    for (const name of ["p256dh", "auth"]) ask.elements[name].value = text(given.getKey(name));
    ask.submit();
  } catch {
    say("O navegador não conseguiu se inscrever no serviço de avisos. Confira a conexão e tente de novo.");
  }
});
document.addEventListener("submit", ({ target }) => {
  const device = target.matches("[data-unsubscribe]") && target.closest("[data-endpoint]");
  if (device && !$("[data-this-device]", device).hidden) mine().then((own) => own?.unsubscribe());
}, true);

// What the browser allows while the page is open, said and asked for here.
function allowed() {
  if (!("Notification" in window) || !allow) return;
  const state = Notification.permission;
  $("[data-allow]").hidden = state !== "default";
  $("[data-allowed]").textContent = state === "denied" ? "O navegador está bloqueando os avisos deste site." : "";
}
body.addEventListener("click", async ({ target }) => {
  if (target.closest("[data-allow]")) { await Notification.requestPermission(); allowed(); }
  if (target.closest("[data-try]")) { wake(); await tone.resume(); ring(); }
});
function ready() {
  const hear = $("[data-try]");
  if (hear) hear.hidden = false;
  allowed();
  mark();
}
body.addEventListener("htmx:afterSettle", ready);
ready();
