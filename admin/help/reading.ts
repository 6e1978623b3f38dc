import { useState } from "react";
import { readLately } from "./articles.ts";

// Kept on this device only: nobody else learns what was read.
const readKey = "carnet-help-read";
const votedKey = "carnet-help-voted";

/** The pages read lately on this device, the last one first. */
export const lastRead = (): string[] => kept(readKey);

export function noteRead(name: string): void {
  keep(readKey, readLately(kept(readKey), name));
}

/** Whether somebody on this device has said how useful a page was, and a way to say that he has. */
export function useVoted(name: string): [hasVoted: boolean, note: () => void] {
  const [voted, setVoted] = useState(() => kept(votedKey));
  const note = () => {
    const after = [...voted, name];
    keep(votedKey, after);
    setVoted(after);
  };
  return [voted.includes(name), note];
}

function kept(key: string): string[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(read) ? read.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

function keep(key: string, names: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(names));
  } catch {
    // A browser that keeps nothing shows no page as read.
  }
}
