// Shows what was pushed, and nothing else: no page, no file, nothing of anybody is kept in a cache, and no
// request passes through here.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("push", (event) => event.waitUntil(show(event.data)));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url || "/conversas"));
});

const windows = () => self.clients.matchAll({ type: "window", includeUncontrolled: true });

async function show(data) {
  let said = {};
  try { said = data.json(); } catch { /* shown without its words */ }
  const url = typeof said.url === "string" && /^\/(?!\/)/.test(said.url) ? said.url : "/conversas";
  const there = await windows();
  if (there.some((page) => page.focused && new URL(page.url).pathname === url && url !== "/avisos")) return;
  await self.registration.showNotification(said.title || "AtendeJá", {
    body: said.body || "", tag: said.tag || "atendeja", renotify: true, lang: "pt-BR",
    icon: "/static/icons/app-192.png", badge: "/static/icons/badge.png", data: { url },
  });
  there.forEach((page, place) => page.postMessage({ pushed: true, ring: place === 0 }));
}

async function open(url) {
  const there = await windows();
  const page = there.find((one) => new URL(one.url).pathname === url) || there[0];
  if (!page) return self.clients.openWindow(url);
  if (new URL(page.url).pathname !== url) await page.navigate?.(url).catch(() => self.clients.openWindow(url));
  return page.focus();
}
