// What is new elsewhere: a tone, a notice of the browser, the number on the tab's icon. What was said once in
// this browser is not said again, in whichever of its windows.
const HEARD = "notices", MOST = 200, AWAY = 10 * 60000;
let tone, rang = 0;
// A tone needs a tap first: browsers keep pages silent until somebody has touched them.
function wake() { tone ||= new (window.AudioContext || window.webkitAudioContext)(); if (tone.state === "suspended") tone.resume(); }
for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, wake, { once: true, passive: true });

function ring() {
  if (tone?.state !== "running" || Date.now() - rang < 4000) return; // a push and a poll say the same
  rang = Date.now();
  const start = tone.currentTime, loud = tone.createGain();
  loud.connect(tone.destination);
  loud.gain.setValueAtTime(0.0001, start);
  loud.gain.exponentialRampToValueAtTime(0.25, start + 0.02);
  loud.gain.exponentialRampToValueAtTime(0.0001, start + 0.6);
  for (const [pitch, after] of [[660, 0], [880, 0.14]]) {
    const sound = tone.createOscillator();
    sound.frequency.value = pitch;
    sound.connect(loud);
    sound.start(start + after);
    sound.stop(start + 0.62);
  }
  body.dispatchEvent(new CustomEvent("notice:rang"));
}

function heard() {
  try { return JSON.parse(localStorage.getItem(HEARD)) || {}; } catch { return {}; }
}
function listen() {
  const told = $("#notices");
  if (!told) return;
  const { keys, at = 0 } = heard(), now = all("[data-notice]", told);
  const fresh = keys ? now.filter((one) => !keys.includes(one.dataset.notice)) : [];
  const known = [...new Set([...(keys || []), ...now.map((one) => one.dataset.notice)])].slice(-MOST);
  try { localStorage.setItem(HEARD, JSON.stringify({ keys: known, at: Date.now() })); } catch { return; }
  const here = document.hasFocus() ? /^\/conversas\/(\d+)/.exec(location.pathname)?.[1] : null;
  const said = fresh.filter((one) => one.dataset.conversation !== here);
  if (document.hidden || !said.length || Date.now() - at > AWAY) return; // whoever was away reads the list, it does not shout
  if ("sound" in told.dataset) ring();
  if ("notify" in told.dataset && !document.hasFocus()) tell(said.at(-1));
}
async function tell(one) {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const link = $("a", one), title = link.textContent, url = new URL(link.href).pathname;
  const how = { body: one.dataset.text, tag: `c-${one.dataset.conversation}`, lang: "pt-BR", data: { url } };
  const worker = await navigator.serviceWorker?.getRegistration();
  if (worker) return worker.showNotification(title, how);
  const shown = new Notification(title, how);
  shown.onclick = () => { focus(); location.href = url; };
}
navigator.serviceWorker?.addEventListener("message", ({ data }) => {
  if (!data?.pushed) return;
  if (data.ring && $("#notices[data-sound]")) ring();
  body.dispatchEvent(new CustomEvent("tick")); // a hidden tab asks for nothing by itself: now its title is right
});

// The number that waits, on the tab's icon and on the installed application's.
const face = $("link[rel=icon]"), plain = face?.href;
let shown = "0";
function number(waiting) {
  if (waiting === undefined || waiting === shown || !face) return;
  shown = waiting;
  const some = waiting > 0, words = waiting > 9 ? "9+" : waiting;
  navigator[some ? "setAppBadge" : "clearAppBadge"]?.(some ? Number(waiting) : undefined)?.catch(() => {});
  face.href = some ? `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0b6b5d" d="M16 2.500 3.200 12.600A3.200 3.200 0 0 0 2 15.100V23a4 4 0 0 0 4 4h3.500v3.100c0 .8.9 1.200 1.500.7l4.600-3.800H26a4 4 0 0 0 4-4v-7.900a3.200 3.200 0 0 0-1.200-2.500Z"/><circle cx="20" cy="12" r="12" fill="#b45309"/><text x="20" y="17.500" font-family="sans-serif" font-size="${words.length > 1 ? 14 : 17}" font-weight="700" text-anchor="middle" fill="#fff">${words}</text></svg>`)}` : plain;
}
function look() {
  number($("[data-waiting]")?.dataset.waiting);
  listen();
}
body.addEventListener("htmx:afterSettle", look);
document.addEventListener("visibilitychange", look);
look();
