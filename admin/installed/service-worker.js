// Lives in the browser beside the pages. It keeps what they are made of, and says so when the shop cannot be reached; of
// the shop itself it keeps nothing, no page and no answer. The build writes `version` and `files` above this line.
const cacheName = `carnet-${version}`;
const offlinePage = "/admin/offline.html";

addEventListener("install", (event) => event.waitUntil(keepFiles()));
addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(whenOffline));
  else if (files.has(new URL(request.url).pathname)) event.respondWith(kept(request));
});

async function keepFiles() {
  const cache = await caches.open(cacheName);
  await cache.addAll([...files, offlinePage]);
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)));
}

const whenOffline = async () => (await caches.match(offlinePage)) ?? Response.error();
const kept = async (request) => (await caches.match(request)) ?? fetch(request);

// A notification says what it was given, and opens its page: in a window that is there already, or in a new one.
addEventListener("push", (event) => {
  const { title, body, tag, path } = event.data.json();
  const icon = "/admin/icon-192.png";
  event.waitUntil(registration.showNotification(title, { body, tag, icon, data: { path }, renotify: true }));
});
addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openPage(event.notification.data.path));
});

async function openPage(path) {
  const [open] = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (!open) return clients.openWindow(path);
  await open.focus();
  return open.navigate(path).catch(() => clients.openWindow(path));
}
