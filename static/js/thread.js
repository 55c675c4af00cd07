// The thread is laid out from its end (scrollTop 0, negative above): it follows by itself. Who reads
// further up stays there and is told how much came.
let height = 0, known = new Set(), unseen = 0;
const atEnd = (scroller) => scroller.scrollTop > -80;
body.addEventListener("htmx:beforeSwap", () => {
  const scroller = $("[data-scroller]");
  height = scroller?.scrollHeight;
  known = new Set(all(".message[id]", scroller || body).map((message) => message.id));
});
body.addEventListener("htmx:afterSwap", ({ detail: { target } }) => {
  if (!["thread", "chat"].includes(target.id)) return;
  const fresh = all(".message[id]", target).filter((message) => !known.has(message.id));
  follow($("[data-scroller]"), fresh);
  announce(fresh.filter((message) => message.matches(".left")));
});
function follow(scroller, fresh) {
  if (atEnd(scroller)) return;
  scroller.scrollTop -= scroller.scrollHeight - height;
  if (fresh.length) tell(unseen + fresh.length);
}
function tell(count) {
  unseen = count;
  const button = $("[data-to-end]"), words = $("[data-to-end-words]");
  if (!button) return;
  button.hidden = !count;
  if (words) words.textContent = count === 1 ? "1 nova mensagem" : `${count} novas mensagens`;
}
// Only what the customer writes is read out, and only while somebody is on this page.
function announce(messages) {
  const place = $("#announce");
  if (!place || !messages.length) return;
  const said = messages.map((message) => $(".words", message)?.textContent || "Arquivo").join(". ");
  place.textContent = `${$("#header h1")?.textContent || "Cliente"}: ${said.slice(0, 300)}`;
}
document.addEventListener("scroll", ({ target }) => {
  if (unseen && target.matches?.("[data-scroller]") && atEnd(target)) tell(0);
}, { capture: true, passive: true });
document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-to-end]")) $("[data-scroller]").scrollTop = 0;
  const message = target.closest("#thread .message");
  for (const one of all(".message.is-chosen")) if (one !== message) one.classList.remove("is-chosen");
  if (message && !target.closest("a, button, summary, audio, video")) message.classList.toggle("is-chosen");
});
