import { formatDate } from "../../shared/dates.ts";
import { declineText } from "../../shared/messages/short/declines.ts";
import type { Order } from "../../src/orders/order.ts";
import { isUnderWay } from "../../src/payments/attempts/attempt.ts";
import type { PaymentMethod } from "../../src/payments/payment-method.ts";
import type { Plan } from "../../src/payments/provider.ts";
import { playMoves, type Play } from "../../src/payments/play-money/play.ts";
import { Document } from "../document.tsx";
import { amount, renderPage, type Frame } from "../frame.ts";
import { ShopContact } from "../parts/contact.tsx";
import { Icon } from "../parts/icons.tsx";

interface PayView {
  order: Order;
  /** Minor units; zero or less when nothing is left to pay. */
  due: number;
  /** What is asked for now: the deposit, or all that is due. */
  asked: number;
  ways: (Pick<PaymentMethod, "id" | "name" | "instructions"> & {
    path: string;
    /** In how many payments, where the means lends and its provider has said so. */
    plan?: Plan | undefined;
  })[];
  trackingPath: string;
  /** Why the last try did not go through, in the provider's code. */
  reason: string;
  news?: "abandoned" | "failed" | "unreachable" | "pending";
}

/** What is left to pay and by which means; says so when nothing is, when the order is over, or when the last try failed. */
export function payPage(frame: Frame, view: PayView): string {
  const { words } = frame;
  const { order, due, news } = view;
  return renderPage(
    <Document frame={frame} title={words.pay.pageTitle(order.reference)} isPrivate>
      <div className="wide narrow pay-page">
        <section className="panel pay" aria-labelledby="payer">
          <h1 id="payer">{words.pay.title(order.reference)}</h1>
          {(isUnderWay(order) || news === "pending") && due > 0 ? (
            <p className="notice">{words.pay.pending}</p>
          ) : due > 0 ? (
            <Due frame={frame} view={view} />
          ) : (
            <p className="notice good">{order.cancelledAt ? words.pay.cancelled : words.pay.paid}</p>
          )}
          <p>
            <a className="link" href={view.trackingPath}>
              {words.pay.toOrder}
            </a>
          </p>
        </section>
        <section className="panel" aria-labelledby="question">
          <h2 id="question">{words.order.contact}</h2>
          <ShopContact frame={frame} />
        </section>
      </div>
    </Document>,
  );
}

function Due({ frame, view }: { frame: Frame; view: PayView }) {
  const { words } = frame;
  const { order, due, asked, ways, news, reason } = view;
  const paid = order.captured - order.refunded;
  return (
    <>
      <News frame={frame} news={news} reason={reason} />
      <dl className="facts">
        <div>
          <dt>{words.thanks.amount}</dt>
          <dd className="figures">{amount(frame, asked)}</dd>
        </div>
      </dl>
      {asked < due && <p className="soft">{words.pay.deposit(amount(frame, due - asked))}</p>}
      {order.deposit > 0 && asked === due && paid > 0 && (
        <p className="soft">{words.pay.depositPaid(amount(frame, paid))}</p>
      )}
      {ways.length === 0 && <p className="notice warn">{words.pay.noWay}</p>}
      {ways.map(({ id, name, instructions, path, plan }, index) => (
        <div key={id} className="pay-way">
          <a className={index === 0 ? "button primary" : "button"} href={path} rel="nofollow">
            {words.pay.by(amount(frame, asked), name)}
          </a>
          {plan && <Instalments frame={frame} plan={plan} />}
          {instructions && (
            <p className="soft prose">
              <bdi>{instructions}</bdi>
            </p>
          )}
        </div>
      ))}
      <p className="soft">{words.pay.safe}</p>
    </>
  );
}

/** "3 × 66,67 €", with the day and amount of each, and what it costs. */
function Instalments({ frame, plan: { parts, cost } }: { frame: Frame; plan: Plan }) {
  const { words, locale, shop } = frame;
  const [first] = parts;
  if (!first) return null;
  const isEven = parts.every((part) => part.amount === first.amount);
  const each = isEven ? words.pay.even(parts.length, amount(frame, first.amount)) : words.pay.times(parts.length);
  const fee = cost > 0 ? words.pay.fees(amount(frame, cost)) : words.pay.free;
  return (
    <div className="instalments">
      <p>
        <strong>{each}</strong>, {fee}
      </p>
      <ul className="soft">
        {parts.map((part) => (
          <li key={part.dueAt.toISOString()}>
            {formatDate(part.dueAt, { locale, timeZone: shop.timeZone })}
            {words.pay.colon}
            <span className="figures">{amount(frame, part.amount)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function News({ frame, news, reason }: { frame: Frame; news: PayView["news"]; reason: string }) {
  const { pay } = frame.words;
  if (reason !== "") return <p className="notice bad">{pay.failed(declineText(reason, frame.locale))}</p>;
  if (news === "abandoned") return <p className="notice warn">{pay.abandoned}</p>;
  return news === "unreachable" ? <p className="notice bad">{pay.unreachable}</p> : null;
}

/** Leads on to the provider's page by itself, with a link for who is not led. */
export function toProviderPage(
  frame: Frame,
  { order, method, redirectUrl }: { order: Order; method: PaymentMethod; redirectUrl: string },
): string {
  const { words } = frame;
  return renderPage(
    <Document frame={frame} title={words.pay.pageTitle(order.reference)} isPrivate onTo={redirectUrl}>
      <div className="wide narrow pay-page">
        <section className="panel pay" aria-labelledby="payer">
          <h1 id="payer">{words.pay.leaving(method.name)}</h1>
          <p>{words.pay.leavingText}</p>
          <a className="button primary" href={redirectUrl}>
            {words.pay.goOn}
          </a>
        </section>
      </div>
    </Document>,
  );
}

/** Play money: everything a customer may do on a provider's page, each by a button. */
export function testPage(frame: Frame, { order, play, path }: { order: Order; play: Play; path: string }): string {
  const { words } = frame;
  const { test } = words.pay;
  const isOver = play.state !== "open" && play.state !== "failed";
  return renderPage(
    <Document frame={frame} title={test.title} isPrivate>
      <div className="wide narrow pay-page">
        <section className="panel pay" aria-labelledby="essai">
          <h1 id="essai">{test.title}</h1>
          <p className="notice warn">
            <Icon name="info" />
            {test.notice}
          </p>
          <dl className="facts">
            <div>
              <dt>{test.order}</dt>
              <dd>{order.reference}</dd>
            </div>
            <div>
              <dt>{words.thanks.amount}</dt>
              <dd className="figures">{amount(frame, play.amount)}</dd>
            </div>
          </dl>
          {isOver ? (
            <p className="notice">{test.over}</p>
          ) : (
            <form className="buttons" method="post" action={path}>
              {playMoves.map((move, index) => (
                <button key={move} className={index === 0 ? "button primary" : "button"} name="move" value={move}>
                  {test.moves[move]}
                </button>
              ))}
            </form>
          )}
        </section>
      </div>
    </Document>,
  );
}
