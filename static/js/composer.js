// The composer: drafts, Enter on a keyboard, height by content.
const keyboard = matchMedia("(hover: hover) and (pointer: fine)");
function keep(key, text) {
  try { text ? sessionStorage.setItem(key, text) : sessionStorage.removeItem(key); } catch { /* no drafts then */ }
}
function kept(key) {
  try { return sessionStorage.getItem(key) || ""; } catch { return ""; }
}
function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}
document.addEventListener("input", ({ target }) => {
  if (!target.matches(".composer textarea")) return;
  if (target.form.dataset.draft) keep(target.form.dataset.draft, target.value);
  grow(target);
});
document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (key === "Escape" && location.hash === "#details") location.hash = "header";
  if (key !== "Enter" || event.shiftKey || event.isComposing || !keyboard.matches) return;
  if (!target.matches(".composer textarea")) return;
  event.preventDefault();
  if (target.value.trim() && !$("button", target.form).disabled) target.form.requestSubmit();
});
for (const area of all(".composer textarea")) {
  if (!area.value) area.value = kept(area.form.dataset.draft || "");
  if (keyboard.matches && area.closest(".inbox, .simulator")) area.focus({ preventScroll: true });
  grow(area);
}

// What was sent is no draft any more, and whoever sent it wants to see it.
body.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.requestConfig?.verb !== "post" || !detail.successful) return;
  const draft = detail.elt.dataset?.draft;
  if (draft) keep(draft, "");
  const scroller = $("[data-scroller]");
  if (scroller && detail.elt.closest(".composer, .phone, .coach")) scroller.scrollTop = 0;
});
