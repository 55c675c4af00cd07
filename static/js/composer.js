// The composer: drafts, Enter on a keyboard, height by content, the clock of the 24 h window.
const keyboard = matchMedia("(hover: hover) and (pointer: fine)");
function keep(key, text) {
  try { text ? localStorage.setItem(key, text) : localStorage.removeItem(key); } catch { /* no drafts then */ }
}
function kept(key) {
  try { return localStorage.getItem(key) || ""; } catch { return ""; }
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
  if (key !== "Enter" || event.shiftKey || event.isComposing || event.defaultPrevented || !keyboard.matches) return;
  if (!target.matches(".composer textarea")) return;
  event.preventDefault();
  if (target.value.trim() && !$("button.send", target.form)?.disabled) target.form.requestSubmit();
});
function restore(area) {
  if (!area.value && area.form) area.value = kept(area.form.dataset.draft || "");
  grow(area);
}
for (const area of all(".composer textarea")) {
  restore(area);
  if (keyboard.matches && area.closest(".inbox, .simulator") && area.offsetParent) area.focus({ preventScroll: true });
}

// The composer is replaced when the window opens or closes: what was typed is kept, and so is the focus.
let typing = null;
body.addEventListener("htmx:beforeSwap", () => {
  const area = document.activeElement;
  typing = area?.matches(".composer textarea") ? { id: area.id, at: area.selectionStart } : null;
});
body.addEventListener("htmx:afterSettle", () => {
  for (const area of all(".composer textarea:not([readonly])")) restore(area);
  const area = typing && document.getElementById(typing.id);
  if (area && document.activeElement !== area && [body, null].includes(document.activeElement)) {
    area.focus({ preventScroll: true });
    area.setSelectionRange(typing.at, typing.at);
  }
  typing = null;
});

// What was sent is no draft any more, and whoever sent it wants to see it.
body.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.requestConfig?.verb !== "post" || !detail.successful) return;
  const sent = detail.requestConfig.elt; // detail.elt is the body where the form was replaced
  const draft = sent.dataset?.draft;
  if (draft) keep(draft, "");
  const scroller = $("[data-scroller]");
  if (scroller && sent.closest(".composer, .phone, .coach")) scroller.scrollTop = 0;
});

// Until when words of our own may be sent. When that is over the server says what is left to do.
function countDown() {
  const clock = $(".window-clock"), composer = $("#composer[data-outbox]");
  if (!clock) return;
  const minutes = Math.floor((Date.parse(clock.dataset.until) - Date.now()) / 60000);
  const words = minutes >= 60 ? `${Math.floor(minutes / 60)}h${String(minutes % 60).padStart(2, "0")}` : `${Math.max(minutes, 0)} min`;
  if ($("b", clock).textContent !== words) $("b", clock).textContent = words;
  clock.classList.toggle("window-soon", minutes < 120);
  if (minutes < 0 && composer && !composer.dataset.over) {
    composer.dataset.over = "asked";
    htmx.ajax("GET", location.pathname.replace(/\/$/, "") + "/resposta" + location.search, { target: "#composer", swap: "outerHTML" });
  }
}
body.addEventListener("tick", countDown);
// The poll says which composer is on the page, so that news bring the other one when it is time.
body.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.elt.id !== "poller") return;
  detail.path = detail.path.replace(/janela=\w+/, `janela=${$("#composer[data-outbox]") ? "aberta" : "fechada"}`);
});

// 📎 opens over the thread; without this it leads to a page with the same ways.
document.addEventListener("click", (event) => {
  const menu = event.target.closest("#open-attach") && $("#attach");
  if (!menu?.showPopover) return;
  event.preventDefault();
  menu.togglePopover();
});

// Leaving takes what was typed on this device along.
document.addEventListener("submit", ({ target }) => {
  if (!target.action.endsWith("/sair")) return;
  try {
    for (const key of Object.keys(localStorage)) if (/^(conversa|nota|envio)-/.test(key)) localStorage.removeItem(key);
  } catch { /* nothing was kept */ }
});
