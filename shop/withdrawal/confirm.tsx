import { formatQuantity } from "../../shared/money.ts";
import type { Statement, Withdrawal } from "../../src/returns/withdrawal.ts";
import type { Withdrawing } from "../../src/returns/withdrawal.ts";
import { Document } from "../document.tsx";
import { renderPage, type Frame } from "../frame.ts";
import { Icon } from "../parts/icons.tsx";
import { momentOf } from "./standing.tsx";

interface ConfirmView {
  withdrawing: Withdrawing;
  statement: Statement;
  /** Everything that was typed, to be sent again as it is. */
  fields: Readonly<Record<string, string>>;
  path: string;
}

/** Second step: the statement as it will be kept, and the one button that makes it. */
export function confirmPage(frame: Frame, { withdrawing, statement, fields, path }: ConfirmView): string {
  const { words } = frame;
  const said = words.withdrawal.confirm;
  const { order } = withdrawing;
  const lines = statement.lines.flatMap(({ lineId, quantity }) => {
    const line = order.lines.find((one) => one.id === lineId);
    return line ? [{ lineId, name: line.name, variantName: line.variantName, quantity }] : [];
  });
  const hidden = Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
  return renderPage(
    <Document frame={frame} title={said.title} isPrivate>
      <div className="wide narrow">
        <div className="panel withdrawal">
          <h1>{said.title}</h1>
          <p>{said.text(order.reference)}</p>
          <Items frame={frame} lines={lines} />
          <Facts
            facts={[
              [said.order, order.reference],
              [said.name, statement.name],
              [said.email, statement.email],
            ]}
          />
          <div className="buttons">
            <form method="post" action={`${path}/confirmation`}>
              {hidden}
              <button className="button primary" type="submit" data-wait={said.sending}>
                {said.button}
              </button>
            </form>
            <form method="post" action={`${path}/modification`}>
              {hidden}
              <button className="button" type="submit">
                {said.change}
              </button>
            </form>
          </div>
        </div>
      </div>
    </Document>,
  );
}

/** What was declared, when and by whom: to print, and valid for good. */
export function acknowledgedPage(frame: Frame, { withdrawing, one }: { withdrawing: Withdrawing; one: Withdrawal }) {
  const { words, base } = frame;
  const { acknowledged: said, confirm } = words.withdrawal;
  const { order, token } = withdrawing;
  return renderPage(
    <Document frame={frame} title={said.title} isPrivate>
      <div className="wide narrow">
        <div className="panel withdrawal">
          <h1>{said.title}</h1>
          <p>{said.sent(one.email)}</p>
          <Facts
            facts={[
              [said.at, momentOf(frame, one)],
              [confirm.order, order.reference],
              [confirm.name, one.name],
              [confirm.email, one.email],
            ]}
          />
          <p>{confirm.text(order.reference)}</p>
          <Items frame={frame} lines={one.lines} />
          <h2>{said.next}</h2>
          <ol className="next">
            <li>{said.back}</li>
            <li>{said.refund}</li>
          </ol>
          <div className="buttons">
            <a className="button primary" href={`${base}/suivi/${token}`}>
              {said.toOrder}
            </a>
            <button className="button" type="button" data-print="" hidden>
              <Icon name="print" />
              {said.print}
            </button>
          </div>
        </div>
      </div>
    </Document>,
  );
}

function Items({ frame, lines }: { frame: Frame; lines: Withdrawal["lines"] }) {
  return (
    <ul className="declared-items">
      {lines.map(({ lineId, name, variantName, quantity }) => (
        <li key={lineId}>
          <span>
            <bdi>{name}</bdi>
            {variantName && (
              <span className="soft">
                <bdi>{variantName}</bdi>
              </span>
            )}
          </span>
          <span className="times">{`×\u00a0${formatQuantity(quantity, frame.locale)}`}</span>
        </li>
      ))}
    </ul>
  );
}

function Facts({ facts }: { facts: readonly (readonly [label: string, value: string])[] }) {
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
