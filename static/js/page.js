// The page's clock, what htmx does not do, and small comforts. Everything works without it, only less live.
const $ = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const body = document.body;

// One clock: `tick` every 2 s while somebody looks, slower while the line is down.
const BEAT = 2000;
let failures = 0, timer;
function beat() {
  clearTimeout(timer);
  if (document.hidden) return;
  body.dispatchEvent(new CustomEvent("tick"));
  timer = setTimeout(beat, Math.min(BEAT * 2 ** failures, 30000));
}
function line(up) {
  failures = up ? 0 : failures + 1;
  $("#offline")?.toggleAttribute("hidden", failures < 2 && navigator.onLine);
}
document.addEventListener("visibilitychange", beat);
addEventListener("online", () => { line(true); beat(); });
addEventListener("offline", () => line(false));
for (const trouble of ["htmx:sendError", "htmx:timeout"]) body.addEventListener(trouble, () => line(false));
body.addEventListener("htmx:beforeOnLoad", () => line(true));

// A refusal is said in the server's own words.
let hush;
body.addEventListener("htmx:responseError", ({ detail: { xhr } }) => {
  const strip = $("#notice");
  if (!strip || xhr.status === 401) return;
  const said = new DOMParser().parseFromString(xhr.responseText, "text/html").querySelector("[role=alert]");
  strip.textContent = said?.textContent || "Algo deu errado. Tente de novo em instantes.";
  strip.hidden = false;
  clearTimeout(hush);
  hush = setTimeout(() => { strip.hidden = true; }, 8000);
});

// After sending, look soon: the answer is on its way.
body.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.requestConfig?.verb !== "post" || !detail.successful) return;
  for (const soon of [350, 900]) setTimeout(() => body.dispatchEvent(new CustomEvent("tick")), soon);
});

// A sheet that was used closes: by what was sent from it, or by going to a place on this page.
const shutSheet = (element) => element?.closest("[popover]:popover-open")?.hidePopover();
body.addEventListener("htmx:beforeSwap", ({ detail: { requestConfig, xhr } }) => {
  if (requestConfig?.verb === "post" && xhr.status !== 422) shutSheet(requestConfig.elt);
});
document.addEventListener("click", (event) => {
  shutSheet(event.target.closest("[popover] a[href*='#']"));
  const opener = event.target.closest("[popover] [popovertarget]"), sheet = opener?.popoverTargetElement;
  if (!sheet || sheet.contains(opener) || opener.closest("[popover]").contains(sheet)) return;
  event.preventDefault(); // one sheet after another, never one upon another
  shutSheet(opener);
  sheet.showPopover();
});

// What is replaced keeps its place: sideways scrolling, and what is open.
let held = [];
function hold({ detail: { target } }) {
  held.push(...[target, ...all("[id]", target)].filter((e) => e.scrollLeft || e.open || e.matches(":popover-open"))
    .map((e) => [e.id, e.scrollLeft, e.open, e.matches(":popover-open")]));
}
function release() {
  for (const [id, left, open, sheet] of held) {
    const element = document.getElementById(id);
    if (!element) continue;
    element.scrollLeft = left;
    if (open) element.open = true;
    if (sheet && !element.matches(":popover-open")) element.showPopover();
  }
}
for (const kind of ["htmx:beforeSwap", "htmx:oobBeforeSwap"]) body.addEventListener(kind, hold);
body.addEventListener("htmx:oobAfterSwap", release);
body.addEventListener("htmx:afterSwap", () => {
  release();
  held = [];
  polish();
});

// Counters in the title and the navigation; minutes that somebody waits grow.
function polish() {
  const waiting = $("[data-waiting]")?.dataset.waiting;
  if (waiting !== undefined) {
    document.title = (waiting > 0 ? `(${waiting}) ` : "") + document.title.replace(/^\(\d+\) /, "");
    for (const badge of all("[data-waiting-badge]")) {
      badge.hidden = !(waiting > 0);
      badge.textContent = waiting;
    }
  }
  for (const time of all("[data-since]")) {
    const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / 60000), hours = Math.floor(minutes / 60);
    time.textContent = minutes < 1 ? time.dataset.since || "agora" : hours < 1 ? `${minutes} min` : hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} dias`;
  }
}
setInterval(() => { if (!document.hidden) polish(); }, 30000);

// A drawing four pixels wide: the photo is being fetched from another site. Look again, ever more slowly.
function again({ target: photo }) {
  if (photo.naturalWidth !== 4 || !photo.src.includes("/imagens/")) return;
  const times = photo.asked = (photo.asked || 0) + 1;
  if (times < 10) setTimeout(() => { photo.src = `${photo.src.split("?")[0]}?${times}`; }, 1000 * 1.3 ** times);
}
document.addEventListener("load", again, true);
for (const photo of all("img[src*='/imagens/']")) if (photo.complete) again({ target: photo });

// A photo that cannot be shown leaves its place, not a broken picture.
document.addEventListener("error", ({ target }) => target.closest?.(".photo")?.classList.add("photo-failed"), true);
for (const image of all(".photo img")) if (image.complete && !image.naturalWidth) image.parentElement.classList.add("photo-failed");

for (const button of all("[data-theme-switch]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const root = document.documentElement, system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    root.dataset.theme = (root.dataset.theme || system) === "dark" ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* for this page only */ }
  });
}

polish();
$(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
timer = setTimeout(beat, BEAT);
