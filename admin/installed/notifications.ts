/** What this browser allows: `needs_install` is an iPhone's, where only an application on the home screen is notified. */
export type Possible = "yes" | "needs_install" | "never" | "blocked";

export function isPossible(): Possible {
  const isApple = /iPhone|iPad/.test(navigator.userAgent) || (isMac() && navigator.maxTouchPoints > 1);
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window))
    return isApple && !matchMedia("(display-mode: standalone)").matches ? "needs_install" : "never";
  return Notification.permission === "denied" ? "blocked" : "yes";
}

const isMac = (): boolean => navigator.userAgent.includes("Macintosh");

/** This browser's subscription; null when it has none. */
export async function subscription(): Promise<PushSubscription | null> {
  if (isPossible() !== "yes") return null;
  const worker = await navigator.serviceWorker.getRegistration();
  return (await worker?.pushManager.getSubscription()) ?? null;
}

/** Asks the person, then the browser. Null when the person says no. */
export async function subscribe(publicKey: string): Promise<PushSubscription | null> {
  if ((await Notification.requestPermission()) !== "granted") return null;
  const worker = await navigator.serviceWorker.ready;
  return worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
}

const browsers = { "Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari" };
const systems = { iPhone: "iPhone", iPad: "iPad", Android: "Android", Windows: "Windows", Mac: "Mac", Linux: "Linux" };

/** "Chrome, Android": what its owner will know it by. */
export function deviceLabel(): string {
  const named = (names: Record<string, string>) =>
    Object.entries(names).find(([mark]) => navigator.userAgent.includes(mark))?.[1];
  return [named(browsers), named(systems)].filter(Boolean).join(", ") || "Web";
}
