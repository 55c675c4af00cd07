// The thread is laid out from its end (scrollTop 0, negative above): it follows by itself. Who reads
// further up stays there and is told how much came.
let before = null, unseen = 0;
const atEnd = (scroller) => scroller.scrollTop > -80;
body.addEventListener("htmx:beforeSwap", ({ detail: { target } }) => {
  const scroller = $("[data-scroller]");
  if (!scroller || !["thread", "chat"].includes(target.id)) return;
  before = { height: scroller.scrollHeight, ids: new Set(all(".message[id]", scroller).map((message) => message.id)) };
});
// Said once for every element that came: the first time counts.
body.addEventListener("htmx:afterSwap", ({ detail: { target } }) => {
  if (!before || !["thread", "chat"].includes(target.id)) return;
  const { height, ids } = before, scroller = $("[data-scroller]");
  const fresh = all(".message[id]", scroller).filter((message) => !ids.has(message.id));
  before = null;
  stay(scroller, height, fresh.length);
  readOut(fresh.filter((message) => message.matches(".left")));
});
function stay(scroller, height, count) {
  if (atEnd(scroller)) return;
  scroller.scrollTop -= scroller.scrollHeight - height;
  if (count) sayUnseen(unseen + count);
}
function sayUnseen(count) {
  unseen = count;
  const button = $("[data-to-end]"), words = $("[data-to-end-words]");
  if (!button) return;
  button.hidden = !count;
  if (words) words.textContent = count === 1 ? "1 nova mensagem" : `${count} novas mensagens`;
}
// Only what the customer writes is read out.
function readOut(messages) {
  const place = $("#announce");
  if (!place || !messages.length) return;
  const said = messages.map((message) => $(".words", message)?.textContent || "Arquivo").join(". ");
  place.textContent = `${$("#header h1")?.textContent || "Cliente"}: ${said.slice(0, 300)}`;
}
document.addEventListener("scroll", ({ target }) => {
  if (unseen && target.matches?.("[data-scroller]") && atEnd(target)) sayUnseen(0);
}, { capture: true, passive: true });
document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-to-end]")) $("[data-scroller]").scrollTop = 0;
  const message = target.closest("#thread .message");
  for (const one of all(".message.is-chosen")) if (one !== message) one.classList.remove("is-chosen");
  if (message && !target.closest("a, button, summary, audio, video")) message.classList.toggle("is-chosen");
});
