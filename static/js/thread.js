// The thread is laid out from its end (scrollTop 0, negative above): it follows by itself. Who reads
// further up stays there and is told what came.
let height = 0, count = 0;
const atEnd = (scroller) => scroller.scrollTop > -80;
body.addEventListener("htmx:beforeSwap", () => {
  const scroller = $("[data-scroller]");
  height = scroller?.scrollHeight;
  count = all(".message", scroller || body).length;
});
body.addEventListener("htmx:afterSwap", ({ detail: { target } }) => {
  if (["thread", "chat"].includes(target.id)) follow($("[data-scroller]"));
});
function follow(scroller) {
  if (atEnd(scroller)) return;
  scroller.scrollTop -= scroller.scrollHeight - height;
  if (all(".message", scroller).length > count) $("[data-to-end]").hidden = false;
}
document.addEventListener("scroll", ({ target }) => {
  if (target.matches?.("[data-scroller]") && atEnd(target)) $("[data-to-end]").hidden = true;
}, { capture: true, passive: true });
document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-to-end]")) $("[data-scroller]").scrollTop = 0;
});
