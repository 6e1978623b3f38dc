import type { LeftCartRow } from "../../src/overview/left-carts/left-cart-row.ts";
import { ConfirmDialog } from "../kit/confirm.tsx";
import { useWords } from "../words.tsx";
import { useSending } from "../kit/use-sending.ts";

export function HideDialog({ cart, onClose }: { cart: LeftCartRow; onClose: () => void }) {
  const { t } = useWords();
  const words = t.baskets;
  const hiding = useSending(words.hidden, onClose);
  return (
    <ConfirmDialog
      open
      title={words.hideTitle}
      text={words.hideText}
      submit={words.hide}
      error={hiding.error}
      isSending={hiding.isPending}
      onConfirm={() => hiding.mutate({ path: `/left-carts/${cart.id}`, method: "DELETE" })}
      onClose={onClose}
    />
  );
}
