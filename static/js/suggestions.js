// What is offered while typing: quick replies after “/”, team-mates after “@” in a note. The chosen words go
// into the field; nothing is sent by choosing.
(() => {
const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const FRESH = 300000; // ms: after that “bom dia” may have become “boa tarde”
let offer = null; // what is open: {area, list, from, to}

function wanted(area) {
  const before = area.value.slice(0, area.selectionStart);
  const slash = area.id === "texto" && /^\/([^\n]{0,40})$/.exec(area.value);
  if (slash) return { list: $("#replies", area.form), words: slash[1], from: 0, to: area.value.length };
  const at = area.dataset.people && /(?:^|[\s(])@([^\s@][^@\n]{0,40})?$/.exec(before);
  const words = at ? at[1] || "" : "";
  return at && { list: $("#people", area.form), words, from: before.length - words.length - 1, to: before.length };
}
async function filled(list) {
  if (!list.dataset.source || Date.now() - (list.dataset.since || 0) < FRESH) return;
  const answer = await fetch(list.dataset.source, { headers: { "HX-Request": "true" } });
  if (!answer.ok) return;
  list.innerHTML = await answer.text();
  list.dataset.since = Date.now();
}
async function suggest(area) {
  const found = wanted(area);
  if (!found?.list) return close();
  try { await filled(found.list); } catch { /* no connection: the words stay as they are */ }
  if (area.isConnected && wanted(area)?.words === found.words) open({ area, ...found });
}
function open({ area, list, from, to, words }) {
  const parts = bare(words).split(/\s+/).filter(Boolean);
  const items = all("[role=option]", list);
  for (const item of items) {
    const text = bare(item.dataset.find || "");
    item.hidden = !parts.every((part) => ` ${text}`.replace(/[^\p{L}\p{N}-]+/gu, " ").includes(` ${part}`));
  }
  const shown = items.filter((item) => !item.hidden);
  close();
  if (!shown.length) return;
  offer = { area, list, from, to };
  list.hidden = false;
  area.setAttribute("aria-controls", list.id);
  mark(shown.find((item) => bare(item.dataset.find || "").startsWith(bare(words))) || shown[0]);
}
function close() {
  if (!offer) return;
  offer.list.hidden = true;
  for (const name of ["aria-controls", "aria-activedescendant"]) offer.area.removeAttribute(name);
  offer = null;
}
function mark(item) {
  for (const one of all("[role=option]", offer.list)) one.setAttribute("aria-selected", one === item);
  offer.area.setAttribute("aria-activedescendant", item.id);
  item.scrollIntoView({ block: "nearest" });
}
function move(step) {
  const shown = all("[role=option]:not([hidden])", offer.list);
  const here = shown.findIndex((one) => one.ariaSelected === "true");
  mark(shown[(here + step + shown.length) % shown.length]);
}
function choose(item) {
  const { area, from, to } = offer;
  close();
  if (!item?.dataset.insert) return;
  area.focus();
  area.setRangeText(item.dataset.insert, from, to, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
  const hole = /\{[^{}\s]{1,30}\}/.exec(item.dataset.insert);
  if (hole) area.setSelectionRange(from + hole.index, from + hole.index + hole[0].length);
}

// What could not be filled in is said until it is gone.
function flag(area) {
  const holes = [...new Set(area.value.match(/\{[^{}\s]{1,30}\}/g))], place = area.id === "texto" && $("#missing", area.form);
  if (!place) return;
  place.hidden = !holes.length;
  place.textContent = holes.length ? `Complete ${holes.join(", ")} antes de enviar.` : "";
}
document.addEventListener("input", ({ target }) => {
  if (!target.matches("#texto, [data-people]")) return;
  flag(target);
  suggest(target);
});
document.addEventListener("keydown", (event) => {
  if (!offer || event.target !== offer.area || event.isComposing) return;
  const keys = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: close, Enter: chosen, Tab: chosen };
  if (!keys[event.key] || event.shiftKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  keys[event.key]();
}, true);
function chosen() {
  choose($("[aria-selected=true]", offer.list));
}
document.addEventListener("pointerdown", (event) => {
  if (event.target.closest(".suggestions")) event.preventDefault(); // the field keeps the focus and the keyboard
});
document.addEventListener("click", ({ target }) => {
  const item = target.closest(".suggestions [role=option]");
  if (item && offer) choose(item);
  else if (offer && target !== offer.area) close();
  if (target.closest("[href$='#nota']")) setTimeout(() => $("#nota-texto")?.focus());
  if (target.closest("#act-message")) setTimeout(() => { shut(); $("#texto")?.focus(); });
});
if ($("#texto")) flag($("#texto"));

// A note that was just saved leaves its form open (a replaced element is no target any more) until one goes back.
const shut = () => { if (location.hash !== "#nota") $(".note-form.is-open")?.classList.remove("is-open"); };
addEventListener("hashchange", shut);

// “Desfazer” is offered for some seconds; the pill in the thread keeps it for minutes.
let fading;
body.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (!detail.successful || !detail.target?.matches("#header")) return;
  clearTimeout(fading);
  fading = setTimeout(() => $("#undo")?.replaceChildren(), 10000);
});
})();
