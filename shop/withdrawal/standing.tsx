import { formatDate, formatDateTime } from "../../shared/dates.ts";
import type { Withdrawing } from "../../src/returns/withdrawal.ts";
import type { Withdrawal } from "../../src/returns/withdrawal.ts";
import type { Frame } from "../frame.ts";

/** Until when one may withdraw. */
export function Deadline({ frame, lastDay }: { frame: Frame; lastDay: string | null }) {
  const { words } = frame;
  const text = lastDay === null ? words.withdrawal.notArrived : words.withdrawal.until(dayOf(frame, lastDay));
  return <p className="soft">{text}</p>;
}

/** Why nothing can be declared, and what was declared already. */
export function NotOpen({ frame, withdrawing }: { frame: Frame; withdrawing: Withdrawing }) {
  const { door } = withdrawing;
  const { closed } = frame.words.withdrawal;
  if (door.kind === "open") return null;
  const isOver = door.why === "over" && door.lastDay !== null;
  return (
    <>
      <p>{isOver ? closed.overOn(dayOf(frame, door.lastDay ?? "")) : closed[door.why]}</p>
      <Declared frame={frame} withdrawing={withdrawing} />
    </>
  );
}

/** On the order's page: the way to withdraw while it is open, and what was declared. */
export function WithdrawalPanel({ frame, withdrawing }: { frame: Frame; withdrawing: Withdrawing }) {
  const { words } = frame;
  const { door, withdrawals } = withdrawing;
  if (door.kind === "closed" && withdrawals.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="retractation">
      <h2 id="retractation">{door.kind === "open" ? words.withdrawal.guest.title : words.withdrawal.done.title}</h2>
      {door.kind === "open" && (
        <>
          <p>{words.withdrawal.linkText}</p>
          <Deadline frame={frame} lastDay={door.lastDay} />
          <p>
            <a className="link" href={`${frame.base}/suivi/${withdrawing.token}/retractation`}>
              {words.withdrawal.link}
            </a>
          </p>
        </>
      )}
      <Declared frame={frame} withdrawing={withdrawing} />
    </section>
  );
}

function Declared({ frame, withdrawing }: { frame: Frame; withdrawing: Withdrawing }) {
  const { done } = frame.words.withdrawal;
  if (withdrawing.withdrawals.length === 0) return null;
  return (
    <ul className="ways">
      {withdrawing.withdrawals.map((one) => {
        const at = momentOf(frame, one);
        return (
          <li key={one.id}>
            {done[one.state](at)}{" "}
            <a className="link" href={acknowledgementPath(frame, withdrawing, one)} aria-label={done.seeOf(at)}>
              {done.see}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** The page stays valid, as the order's own does. */
function acknowledgementPath(frame: Frame, { token }: Withdrawing, one: Withdrawal): string {
  return `${frame.base}/suivi/${token}/retractation/${one.id}`;
}

const dayOf = ({ locale, shop }: Frame, day: string): string => formatDate(day, { locale, timeZone: shop.timeZone });

export const momentOf = ({ locale, shop }: Frame, { requestedAt }: Withdrawal): string =>
  formatDateTime(requestedAt, { locale, timeZone: shop.timeZone });
