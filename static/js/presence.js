// A thread's poll says whether somebody types here and who is shown as being here; see web/quiet.py.
const TYPES = 4000; // ms after the last key
let typed = 0;
document.addEventListener("input", ({ target }) => { if (target.closest(".composer")) typed = Date.now(); });
body.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.elt.id === "poller") {
    const shown = $("#presence")?.dataset.shown;
    if (shown) detail.parameters.vendo = shown;
    if (Date.now() - typed < TYPES && $(".composer textarea")?.value.trim()) detail.parameters.digitando = 1;
  } else if (detail.verb === "post") typed = 0;
});
