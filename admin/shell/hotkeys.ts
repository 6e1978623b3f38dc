import { useEffect } from "react";

/** Runs on one key, except while something is typed or a dialog is open. */
export function useHotkey(key: string, run: () => void): void {
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      event.preventDefault();
      run();
    };
    addEventListener("keydown", heard);
    return () => removeEventListener("keydown", heard);
  }, [key, run]);
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector(".dialog")) return true;
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
