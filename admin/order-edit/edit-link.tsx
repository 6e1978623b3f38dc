import { Link } from "@tanstack/react-router";
import { Pencil } from "lucide-react";
import { useDesk } from "../desk.tsx";
import { useWords } from "../words.tsx";
import { useOrder } from "../order/order-context.ts";

/** To the page where the order is changed; nothing when it no longer can be. `part` is where the page opens. */
export function EditLink({ part }: { part?: "client" | "adresses" }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const { order, action } = useOrder();
  if (!action("edit")) return null;
  const to = { to: "/$shop/commandes/$id/modifier", params: { shop: shop.slug, id: order.id } } as const;
  if (!part)
    return (
      <Link className="button small" {...to}>
        {t.verbs.edit.label}
      </Link>
    );
  return (
    <>
      <span className="push" />
      <Link
        className="button bare icon small"
        {...to}
        hash={part}
        aria-label={`${t.edit.change}\u00a0: ${names(t)[part]}`}
      >
        <Pencil size={15} aria-hidden="true" />
      </Link>
    </>
  );
}

const names = (t: ReturnType<typeof useWords>["t"]) => ({
  client: t.order.customer.title,
  adresses: t.edit.fields.deliveryAddress,
});
