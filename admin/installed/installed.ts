const worker = `${import.meta.env.BASE_URL}service-worker.js`;

/** Lets the browser install Carnet, and open it without a connection. Without a secure address it is only a page. */
export function keepOnDevice(): void {
  navigator.serviceWorker?.register(worker).catch(() => undefined);
}

/** Signing out leaves nothing behind: no file, no worker, and with it no notification. */
export async function leaveDevice(): Promise<void> {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  const names = "caches" in window ? await caches.keys() : [];
  await Promise.all([...workers.map((one) => one.unregister()), ...names.map((name) => caches.delete(name))]);
}
