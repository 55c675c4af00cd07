// A pane that scrolls by itself is found where it was left: Back from a conversation is not the list's top again.
for (const pane of all("[data-keeps]")) {
  const key = `rolagem:${pane.dataset.keeps}`;
  try { pane.scrollTop = Number(sessionStorage.getItem(key)) || 0; } catch { /* nothing is kept then */ }
  let waiting = false;
  pane.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      try { sessionStorage.setItem(key, String(Math.round(pane.scrollTop))); } catch { /* as above */ }
    });
  }, { passive: true });
}
