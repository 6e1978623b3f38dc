import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { DeliveryMethod } from "../../src/shipping/delivery-method.ts";
import { useDesk } from "../desk.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { Waiting } from "../kit/page.tsx";
import { deliveryMethodsQuery } from "../queries.ts";
import { useWords } from "../words.tsx";
import { CarrierAccounts } from "./carriers/accounts.tsx";
import { DeliveryForm } from "./delivery-form.tsx";
import { MethodList, RemoveMethod } from "./methods.tsx";

const path = "/delivery-methods";

export function DeliverySettings() {
  const { t } = useWords();
  const { shop, money } = useDesk();
  const { data, error, refetch } = useQuery(deliveryMethodsQuery(shop.slug));
  const [edited, setEdited] = useState<DeliveryMethod | "new" | null>(null);
  const words = t.settings.delivery;
  if (!data) return <Waiting error={error} onRetry={() => void refetch()} />;
  const about = ({ kind, price, daysMin, daysMax }: DeliveryMethod) =>
    [words.kinds[kind], price === 0 ? words.free : money(price), words.daysBetween(daysMin, daysMax)].join(" · ");
  return (
    <div className="stack wide">
      <MethodList words={words} methods={data.deliveryMethods} about={about} onEdit={setEdited} />
      <CarrierAccounts />
      <Advice />
      {edited && (
        <DeliveryDialog
          method={edited === "new" ? undefined : edited}
          position={data.deliveryMethods.length}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
}

/** What suits what, for who does not know yet which ways to offer. */
function Advice() {
  const { t } = useWords();
  const { title, points } = t.advice.delivery;
  return (
    <details className="card">
      <summary>{title}</summary>
      <ul className="body stack soft">
        {Object.entries(points).map(([name, text]) => (
          <li key={name}>{text}</li>
        ))}
      </ul>
    </details>
  );
}

export interface DeliveryDialogProps {
  method: DeliveryMethod | undefined;
  /** Where a new one goes: last. */
  position: number;
  onClose: () => void;
}

function DeliveryDialog({ method, position, onClose }: DeliveryDialogProps) {
  const { t } = useWords();
  const words = t.settings.delivery;
  const [isRemoving, setRemoving] = useState(false);
  if (method && isRemoving) return <RemoveMethod path={path} method={method} words={words} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title={method ? words.editTitle : words.newTitle}>
      <DeliveryForm method={method} position={position} onClose={onClose} onRemove={() => setRemoving(true)} />
    </Dialog>
  );
}
