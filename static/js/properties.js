// The list: how many are ticked. The editor: what was typed is not lost by a slip.
function ticked() {
  const some = all("#results [name=id]:checked").length, told = $("[data-ticked]");
  if (told) told.textContent = some === 1 ? "1 marcado:" : `${some} marcados:`;
}
document.addEventListener("change", ({ target }) => {
  if (target.name === "id") ticked();
});

const guarded = $("[data-guard]");
if (guarded) {
  let touched = Boolean($(".conflict"));
  guarded.addEventListener("input", () => { touched = true; });
  guarded.addEventListener("submit", () => { touched = false; });
  addEventListener("beforeunload", (event) => { if (touched) event.preventDefault(); });
}
