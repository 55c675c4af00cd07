// The board: cards are dragged between columns; “mover para…” opens as a sheet; on a phone tabs choose the column.
const sheet = $("#move-sheet");
const ASKS = new Set(["ganho", "perdido"]); // what asks something is moved by its sheet
let dragged = null; // where a card came from, until the server has said yes

// Moved, or (409) somebody else was faster: either way the answer says where the card is now.
function answered({ xhr }) { return xhr.status === 200 || xhr.status === 409; }
function putBack({ item, from, before }) { from.insertBefore(item, before?.parentNode === from ? before : null); }
function address(card) { return $(".lead-move", card).getAttribute("href"); }
function drop({ item, from, to, before }) {
  if (from === to) return putBack({ item, from, before });
  const values = { para: to.dataset.status, visto: from.dataset.status, csrf_token: $("#board").dataset.token };
  if (ASKS.has(values.para)) {
    putBack({ item, from, before });
    htmx.ajax("GET", `${address(item)}&para=${values.para}`, { target: "#move-sheet", swap: "innerHTML" }).catch(() => {});
    return;
  }
  dragged = { item, from, before };
  htmx.ajax("POST", address(item), { source: item, target: "#moved", swap: "innerHTML", values }).catch(() => {});
}
function sortable() {
  if (matchMedia("(width < 800px)").matches) return;
  let before = null;
  for (const list of all(".cards")) {
    new Sortable(list, {
      group: "leads", draggable: ".lead-card", animation: 150, forceFallback: true, fallbackOnBody: true, fallbackTolerance: 4,
      delay: 200, delayOnTouchOnly: true, scroll: true, bubbleScroll: true, filter: ".lead-move", preventOnFilter: false,
      onStart({ item }) { before = item.nextElementSibling; },
      onEnd({ item, from, to }) { drop({ item, from, to, before }); },
    });
  }
}
// Refused, or no connection: the card goes back; what the server said stands in the strip above.
body.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (!dragged || detail.elt !== dragged.item) return;
  if (!answered(detail)) putBack(dragged);
  dragged = null;
});
body.addEventListener("htmx:sendError", () => {
  const strip = $("#notice");
  strip.textContent = "Sem conexão: o lead continua onde estava.";
  strip.hidden = false;
  setTimeout(() => { strip.hidden = true; }, 8000);
});

body.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (detail.target === sheet && !sheet.open) sheet.showModal();
});
body.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.requestConfig?.verb === "post" && answered(detail) && sheet.open) sheet.close();
});
sheet.addEventListener("click", (event) => {
  if (event.target !== sheet && !event.target.closest("[data-close]")) return;
  event.preventDefault();
  sheet.close();
});

document.addEventListener("click", (event) => {
  const tab = event.target.closest(".board-tabs a");
  if (!tab || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  for (const one of all(".board-tabs a")) one.toggleAttribute("aria-current", one === tab);
  tab.setAttribute("aria-current", "true");
  for (const column of all(".column")) column.classList.toggle("is-shown", column.id === tab.id.replace("tab-", "column-"));
  tab.scrollIntoView({ block: "nearest", inline: "center" });
  history.replaceState(history.state, "", tab.href);
});
body.addEventListener("htmx:load", ({ detail }) => {
  if (detail.elt === body || detail.elt.closest?.("#board")) if ($(".columns") && !$(".columns").dataset.ready) { $(".columns").dataset.ready = "yes"; sortable(); }
});
$(".board-tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
