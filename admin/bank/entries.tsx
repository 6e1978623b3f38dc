import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import type { Statement } from "../../src/transfers/statements/statements.http.ts";
import { api, newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { Badge } from "../kit/badge.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { TextField } from "../kit/forms/field.tsx";
import { deskPath, keys } from "../queries.ts";
import { useWords } from "../words.tsx";
import { leftAfter, ordersTyped, partsOf, type Entry, type Payable } from "./sharing.ts";

const shownAtOnce = 100;

/** What arrived: first what finds an order, then the rest; what was recorded before stands last. */
export function Entries({ statement }: { statement: Statement }) {
  const { t } = useWords();
  const words = t.banking.statement;
  const [shown, setShown] = useState(shownAtOnce);
  const listId = useId();
  const orders = new Map(statement.orders.map((order) => [order.reference.toLowerCase(), order]));
  const known = statement.entries.filter((entry) => entry.isRecorded);
  const open = statement.entries.filter((entry) => !entry.isRecorded);
  const sorted = [...open.filter((entry) => entry.proposal), ...open.filter((entry) => !entry.proposal)];
  return (
    <section className="card" aria-label={words.arrived}>
      <header>
        <h2>{words.arrived}</h2>
        <span className="soft fine">{words.counts(open.length, known.length)}</span>
      </header>
      {statement.entries.length === 0 && <p className="body soft">{words.nothing}</p>}
      <datalist id={listId}>
        {statement.orders
          .filter(({ due }) => due > 0)
          .slice(0, 500)
          .map(({ id, reference, customerName }) => (
            <option key={id} value={reference}>
              {customerName}
            </option>
          ))}
      </datalist>
      <ul className="entries bank">
        {[...sorted, ...known].slice(0, shown).map((entry) => (
          <Line key={entry.key} entry={entry} orders={orders} listId={listId} />
        ))}
      </ul>
      {statement.entries.length > shown && (
        <p className="body">
          <button type="button" className="button" onClick={() => setShown(shown + shownAtOnce)}>
            {words.more}
          </button>
        </p>
      )}
    </section>
  );
}

interface LineProps {
  entry: Entry;
  orders: ReadonlyMap<string, Payable>;
  listId: string;
}

function Line({ entry, orders, listId }: LineProps) {
  const { t } = useWords();
  const { money, day } = useDesk();
  const words = t.banking.statement;
  const { name, text, bookedOn, amount, currency, proposal } = entry;
  return (
    <li>
      <div>
        <p className="spread">
          <span className="strong">
            <bdi>{name || words.nameless}</bdi>
          </span>
          <span className="figures strong">{money(amount, currency)}</span>
        </p>
        <p className="soft fine">
          <time dateTime={bookedOn}>{day(bookedOn)}</time>
          {text && (
            <>
              {" · "}
              <bdi>{text}</bdi>
            </>
          )}
        </p>
        {proposal && <p className="fine">{words.reasons[proposal.reason]}</p>}
      </div>
      {entry.isRecorded ? (
        <Badge tone="quiet" progress="full">
          {words.recorded}
        </Badge>
      ) : (
        <Recording entry={entry} orders={orders} listId={listId} />
      )}
    </li>
  );
}

/** Which order it pays, as proposed or typed, and the one click. */
function Recording({ entry, orders, listId }: LineProps) {
  const { t } = useWords();
  const { money } = useDesk();
  const words = t.banking.statement;
  const byId = new Map([...orders.values()].map((order) => [order.id, order]));
  const proposed = (entry.proposal?.parts ?? []).flatMap(({ orderId }) => byId.get(orderId)?.reference ?? []);
  const [typed, setTyped] = useState(proposed.join(", "));
  const [wrong, setWrong] = useState<string>();
  const record = useRecord(entry);
  const paid = ordersTyped(typed, orders);
  if (record.isSuccess) return <Recorded orders={paid ?? []} />;
  const left = paid ? leftAfter(entry.amount, paid) : 0;
  const hint =
    left > 0
      ? words.less(money(left, entry.currency))
      : left < 0
        ? words.tooMuch(money(-left, entry.currency))
        : undefined;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!paid) setWrong(typed.trim() ? words.unknown : words.orderMissing);
        else if (!record.isPending) record.mutate(partsOf(entry.amount, paid));
      }}
    >
      <TextField
        label={words.order}
        hint={paid && [paid.map(({ customerName }) => customerName).join(", "), hint].filter(Boolean).join(" · ")}
        list={listId}
        maxLength={200}
        value={typed}
        error={wrong}
        onChange={(value) => {
          setTyped(value);
          setWrong(undefined);
        }}
      />
      <button type="submit" className="button" aria-disabled={record.isPending}>
        {words.record}
      </button>
      <ErrorBanner error={record.error} />
    </form>
  );
}

function Recorded({ orders }: { orders: readonly Payable[] }) {
  const { t } = useWords();
  const { shop } = useDesk();
  return (
    <output className="recorded">
      <Badge tone="good" progress="full">
        {t.banking.statement.recorded}
      </Badge>{" "}
      {orders.map(({ id, reference }) => (
        <Link key={id} to="/$shop/commandes/$id" params={{ shop: shop.slug, id }}>
          {reference}
        </Link>
      ))}
    </output>
  );
}

function useRecord({ key, bookedOn, amount, currency, reference }: Entry) {
  const { shop } = useDesk();
  const client = useQueryClient();
  const [once] = useState(newKey);
  return useMutation({
    mutationFn: (parts: { orderId: string; amount: number }[]) =>
      api(deskPath(shop.slug, "/bank-statements/entries"), {
        method: "POST",
        body: { key, bookedOn, amount, currency, reference, parts },
        key: once,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.inShop(shop.slug) }),
  });
}
