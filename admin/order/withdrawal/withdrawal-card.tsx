import { useState } from "react";
import { formatQuantity, type Milli } from "../../../shared/money.ts";
import type { OrderPage } from "../../../src/overview/order-page.ts";
import { useDesk, useToday } from "../../desk.tsx";
import { Badge } from "../../kit/badge.tsx";
import { useWords } from "../../words.tsx";
import { useOrder } from "../order-context.ts";
import { CloseWithdrawal, RefuseWithdrawal } from "./decide.tsx";

export type Withdrawal = OrderPage["withdrawals"][number];

const looks = {
  requested: { tone: "warn", progress: "half" },
  closed: { tone: "good", progress: "full" },
  refused: { tone: "bad", progress: "full" },
} as const;

/** What the customer withdrew from, by when the money goes back, and what the merchant made of it. */
export function WithdrawalCard() {
  const { t } = useWords();
  const { order } = useOrder();
  if (order.withdrawals.length === 0) return null;
  return (
    <section className="card">
      <header>
        <h2>{t.law.withdrawal.title}</h2>
      </header>
      {order.withdrawals.toReversed().map((one) => (
        <One key={one.id} one={one} />
      ))}
    </section>
  );
}

function One({ one }: { one: Withdrawal }) {
  const { t } = useWords();
  const { moment, place } = useDesk();
  const [asked, setAsked] = useState<"close" | "refuse" | null>(null);
  const words = t.law.withdrawal;
  const isOpen = one.state === "requested";
  return (
    <div className="body stack">
      <div className="row wrap">
        <Badge {...looks[one.state]}>{words.states[one.state]}</Badge>
        <span>{words.by(one.name, moment(one.requestedAt))}</span>
      </div>
      <ul className="plain">
        {one.lines.map(({ lineId, name, variantName, quantity }) => (
          <li key={lineId}>
            {`${formatQuantity(quantity as Milli, place.locale)} × ${[name, variantName].filter(Boolean).join(", ")}`}
          </li>
        ))}
      </ul>
      {isOpen && <Deadline one={one} />}
      <p className="soft fine">{words.acknowledged(one.email)}</p>
      {one.note && (
        <p>
          <span className="soft">{`${one.state === "refused" ? words.reason : words.note}\u00a0: `}</span>
          {one.note}
        </p>
      )}
      {isOpen && (
        <div className="row wrap">
          <button type="button" className="button small" onClick={() => setAsked("close")}>
            {words.close}
          </button>
          <button type="button" className="button small bare" onClick={() => setAsked("refuse")}>
            {words.refuse}
          </button>
        </div>
      )}
      {asked === "close" && <CloseWithdrawal one={one} onClose={() => setAsked(null)} />}
      {asked === "refuse" && <RefuseWithdrawal one={one} onClose={() => setAsked(null)} />}
    </div>
  );
}

function Deadline({ one }: { one: Withdrawal }) {
  const { t } = useWords();
  const { day } = useDesk();
  const today = useToday();
  const words = t.law.withdrawal;
  return (
    <div>
      <p className="strong">
        {one.refundBy < today ? words.late(day(one.refundBy)) : words.refundBy(day(one.refundBy))}
      </p>
      <p className="soft fine">{`${words.mayWait} ${words.nothingByItself}`}</p>
    </div>
  );
}
