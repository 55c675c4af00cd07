// One key, one act, for who works with a keyboard: never while writing, never with Ctrl, Alt or Meta held.
const press = (selector) => { const found = $(selector); found?.focus(); found?.click(); return found; };
function step(by) {
  const rows = all("#rows a.queue-row"), now = rows.findIndex((row) => row.matches("[aria-current], :focus"));
  const focused = rows.indexOf(document.activeElement);
  const next = rows[Math.max(0, Math.min(rows.length - 1, (focused < 0 ? now : focused) + by))];
  if (next && next !== rows[now]) next.click();
  return next;
}
const ACTS = {
  j: () => step(1),
  k: () => step(-1),
  e: () => press("#act-close"),
  a: () => press("#act-assign"),
  n: () => press("#act-note"),
  i: () => { const area = $("#texto"); area?.focus(); return area; },
  "/": () => { const field = $("[type=search]"); const menu = field?.closest("details:not([open])"); if (menu) menu.open = true; field?.focus(); return field; },
  "?": () => { const help = $("#help"); help?.showModal(); return help; },
};
document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (key === "Escape" && target.matches("input, textarea") && !event.defaultPrevented && !event.isComposing) target.blur();
  if (body.dataset.shortcuts === "off" || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (event.isComposing || event.repeat && key !== "j" && key !== "k") return;
  if (target.closest("input, textarea, select, [contenteditable], dialog, [role=menu]") || $("dialog[open]")) return;
  if (Object.hasOwn(ACTS, key) && ACTS[key]()) event.preventDefault();
});
