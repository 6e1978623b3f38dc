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
