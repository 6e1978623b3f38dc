import { useEffect } from "react";
import { useDesk } from "../desk.tsx";
import { useWords } from "../words.tsx";

/** The window is called after the page, then the shop. */
export function useTitle(page: string): void {
  const { shop } = useDesk();
  const { t } = useWords();
  useEffect(() => {
    document.title = t.shell.title(page, shop.name);
  }, [page, shop.name, t]);
}
