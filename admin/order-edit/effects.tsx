import { CircleMinus, CirclePlus, CreditCard, FileMinus, FileText, Package } from "lucide-react";
import type { ReactNode } from "react";
import { formatQuantity, type Milli } from "../../shared/money.ts";
import { statusWord, type Axis, type StatusOf } from "../../shared/statuses.ts";
import type { EditPreview } from "../../src/checkout/editing/edit-view.ts";
import type { OrderPage } from "../../src/overview/order-page.ts";
import { useDesk } from "../desk.tsx";
import { Banner } from "../kit/banner.tsx";
import { TextField, Tick } from "../kit/forms/field.tsx";
import { SumsOf } from "../order/sums.tsx";
import type { Tell } from "../order/verbs/verb-form.tsx";
import { useWords } from "../words.tsx";

interface Saying {
  reason: string;
  tell: Tell;
}

interface EffectsProps {
  order: OrderPage;
  isChanged: boolean;
  shown: { preview: EditPreview | undefined; error: unknown; isBehind: boolean };
  saying: Saying;
  onSay: (saying: Saying) => void;
}

/** The new sums and everything that will happen, before it does; then why, and whether the customer is told. */
export function Effects({ order, isChanged, shown, saying, onSay }: EffectsProps) {
  const { t } = useWords();
  const { preview } = shown;
  const isKnown = isChanged && preview !== undefined;
  const sums = isKnown ? preview.after : order;
  return (
    <section className="card" aria-live="polite" aria-busy={shown.isBehind}>
      <header>
        <h2>{isKnown ? t.edit.after : t.edit.before}</h2>
      </header>
      <SumsOf order={{ ...order, ...sums }} />
      {isKnown && <Difference order={order} preview={preview} />}
      {isKnown && <Happening preview={preview} currency={order.currency} />}
      {isChanged && <Said {...{ order, preview, saying, onSay }} />}
    </section>
  );
}

/** What the total was, and what is left to pay or to give back. */
function Difference({ order, preview }: { order: OrderPage; preview: EditPreview }) {
  const { t } = useWords();
  const { money } = useDesk();
  const { before, after } = preview;
  return (
    <div className="balance">
      {preview.difference !== 0 && (
        <p className="spread soft">
          <span>{t.edit.totalBefore}</span>
          <s className="figures">{money(before.total, order.currency)}</s>
        </p>
      )}
      {(order.captured > 0 || after.due < 0) && after.due !== 0 && (
        <p className="spread strong">
          <span>{after.due > 0 ? t.edit.toCollect : t.edit.toGiveBack}</span>
          <span className="figures">{money(Math.abs(after.due), order.currency)}</span>
        </p>
      )}
    </div>
  );
}

function Happening({ preview, currency }: { preview: EditPreview; currency: string }) {
  const { t } = useWords();
  const { shop, place, money } = useDesk();
  const word = <One extends Axis>(axis: One, value: StatusOf<One>) =>
    statusWord(axis, value, { vocabulary: shop.vocabulary, locale: place.locale });
  const quantity = (thousandths: number) => formatQuantity(Math.abs(thousandths) as Milli, place.locale);
  const effects: { key: string; sign: ReactNode; text: string }[] = [
    ...preview.stock.map(({ variantId, name, quantity: moved, left }) => ({
      key: `${variantId} ${moved}`,
      sign: moved < 0 ? <CircleMinus size={16} aria-hidden="true" /> : <CirclePlus size={16} aria-hidden="true" />,
      text: (moved < 0 ? t.edit.leavesStock : t.edit.backInStock)(
        quantity(moved),
        name,
        left === null ? "" : quantity(left),
      ),
    })),
    ...preview.documents.map(({ kind, total, corrects }) => ({
      key: kind,
      sign: kind === "invoice" ? <FileText size={16} aria-hidden="true" /> : <FileMinus size={16} aria-hidden="true" />,
      text: corrects ? t.edit.credits(corrects, money(total, currency)) : t.edit.bills(money(total, currency)),
    })),
    ...(preview.before.paymentStatus === preview.after.paymentStatus
      ? []
      : [
          {
            key: "payment",
            sign: <CreditCard size={16} aria-hidden="true" />,
            text: t.edit.becomes(word("payment", preview.after.paymentStatus)),
          },
        ]),
    ...(preview.before.fulfilmentStatus === preview.after.fulfilmentStatus
      ? []
      : [
          {
            key: "fulfilment",
            sign: <Package size={16} aria-hidden="true" />,
            text: t.edit.becomes(word("fulfilment", preview.after.fulfilmentStatus)),
          },
        ]),
  ];
  if (effects.length === 0) return null;
  return (
    <div className="body">
      <ul className="effects" aria-label={t.verbs.effects.label}>
        {effects.map(({ key, sign, text }) => (
          <li key={key}>
            {sign}
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Said({
  order,
  preview,
  saying,
  onSay,
}: Pick<EffectsProps, "order" | "saying" | "onSay"> & { preview: EditPreview | undefined }) {
  const { t } = useWords();
  const telling = preview?.telling ?? (order.customer.email ? "customer" : "impossible");
  const isCredited = preview?.documents.some(({ kind }) => kind === "credit_note");
  return (
    <div className="body stack wide">
      <TextField
        label={t.edit.reason}
        need="optional"
        hint={isCredited ? t.edit.reasonOnPaper : t.edit.reasonHint}
        maxLength={300}
        value={saying.reason}
        onChange={(reason) => onSay({ ...saying, reason })}
      />
      {telling === "off" && <Banner tone="warn" title={t.verbs.tell.off} />}
      {telling === "impossible" && <p className="soft fine">{t.verbs.tell.impossible}</p>}
      {telling === "customer" && (
        <Tick
          label={t.verbs.tell.label}
          hint={saying.tell === "customer" ? t.edit.told : t.verbs.tell.nobody}
          checked={saying.tell === "customer"}
          onChange={(isTold) => onSay({ ...saying, tell: isTold ? "customer" : "nobody" })}
        />
      )}
    </div>
  );
}
