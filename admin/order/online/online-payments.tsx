import { ExternalLink } from "lucide-react";
import { declineText } from "../../../shared/messages/short/declines.ts";
import type { OrderPage } from "../../../src/overview/order-page.ts";
import { useDesk } from "../../desk.tsx";
import { Banner, ErrorBanner } from "../../kit/banner.tsx";
import { CopyButton } from "../../kit/copy.tsx";
import { useWords } from "../../words.tsx";
import { useOrder } from "../order-context.ts";
import { useOnlineVerb } from "./use-online.ts";

type Attempt = OrderPage["online"]["attempts"][number];

/** What providers say of this order's money: each try, where it stands, and where the merchant sees it in his account. */
export function OnlinePayments() {
  const { t } = useWords();
  const { order } = useOrder();
  const words = t.online.order;
  const { attempts, refundsAsked } = order.online;
  if (attempts.length === 0 && order.paymentMethod.kind !== "online") return null;
  return (
    <div className="online">
      <Doubt />
      <Situation />
      {attempts.length > 0 && (
        <ul className="movements" aria-label={words.attempts}>
          {attempts.map((attempt) => (
            <Try key={attempt.id} attempt={attempt} />
          ))}
          {refundsAsked.map((refund) => (
            <RefundAsked key={refund.id} refund={refund} />
          ))}
        </ul>
      )}
      <Foot />
    </div>
  );
}

/** Money that is not what was asked for waits for somebody to look at it. */
function Doubt() {
  const { t } = useWords();
  const { order } = useOrder();
  const words = t.online.order;
  const verify = useOnlineVerb("payment-verified", words.verified);
  const { toVerify } = order.online;
  if (toVerify === "") return null;
  return (
    <Banner tone="bad" title={words.toVerify}>
      <p>{words.doubts[toVerify as keyof typeof words.doubts] ?? toVerify}</p>
      <ErrorBanner error={verify.error} />
      <button type="button" className="button small" onClick={() => !verify.isPending && verify.mutate()}>
        {words.verified}
      </button>
    </Banner>
  );
}

/** In one sentence what the payment waits for, and what to do. */
function Situation() {
  const { t } = useWords();
  const { order } = useOrder();
  const { place } = useDesk();
  const words = t.online.order;
  const { attempt, attemptReason, attempts } = order.online;
  const provider = t.online.providers[attempts.at(-1)?.provider ?? "test"];
  if (order.due <= 0 || order.cancelledAt) return null;
  if (attempt === "pending") return <p className="soft fine">{words.pending}</p>;
  if (attempt === "authorised") return <p className="soft fine">{words.authorised}</p>;
  if (attempt === "failed")
    return <p className="soft fine">{words.failed(declineText(attemptReason, place.locale))}</p>;
  const isLeft = attempts.length > 0 && attempts.at(-1)?.state !== "paid";
  return isLeft ? <p className="soft fine">{words.notFinished(provider)}</p> : null;
}

function Try({ attempt }: { attempt: Attempt }) {
  const { t } = useWords();
  const { money, moment } = useDesk();
  const words = t.online.order;
  const provider = t.online.providers[attempt.provider];
  const about = [
    words.states[attempt.state],
    attempt.mode === "test" && t.online.test,
    attempt.transaction && words.transaction(attempt.transaction),
  ];
  return (
    <li>
      <div>
        <p>{[attempt.method, provider].filter((one, at, all) => all.indexOf(one) === at).join(" · ")}</p>
        <p className="soft fine">{[...about, moment(attempt.startedAt)].filter(Boolean).join(" · ")}</p>
        {attempt.held > 0 && <p className="soft fine">{words.where(provider)}</p>}
        {attempt.dashboardUrl && (
          <a className="link fine" href={attempt.dashboardUrl} target="_blank" rel="noreferrer">
            {words.see(provider)} <ExternalLink size={12} aria-hidden="true" />
          </a>
        )}
      </div>
      <span className="figures strong">{money(attempt.amount, attempt.currency)}</span>
    </li>
  );
}

function RefundAsked({ refund }: { refund: OrderPage["online"]["refundsAsked"][number] }) {
  const { t } = useWords();
  const { order } = useOrder();
  const { money, moment, place } = useDesk();
  const words = t.online.order;
  const why = refund.why && declineText(refund.why, place.locale);
  return (
    <li>
      <div>
        <p>{words.refundState[refund.state]}</p>
        <p className="soft fine">{[why, moment(refund.askedAt)].filter(Boolean).join(" · ")}</p>
      </div>
      <span className="figures strong">{money(-refund.amount, order.currency)}</span>
    </li>
  );
}

function Foot() {
  const { t } = useWords();
  const { order } = useOrder();
  const words = t.online.order;
  const check = useOnlineVerb("payment-check", words.checked);
  const capture = useOnlineVerb("capture", words.captured);
  const { attempts, attempt, payPath } = order.online;
  const isOwed = order.due > 0 && !order.cancelledAt;
  return (
    <>
      <ErrorBanner error={check.error ?? capture.error} />
      <div className="row wrap">
        {attempt === "authorised" && (
          <button type="button" className="button small" onClick={() => !capture.isPending && capture.mutate()}>
            {words.capture}
          </button>
        )}
        {attempts.length > 0 && (
          <button type="button" className="button small bare" onClick={() => !check.isPending && check.mutate()}>
            {words.check}
          </button>
        )}
        {isOwed && (
          <span className="row fine soft">
            {words.copyLink}
            <CopyButton text={new URL(payPath, location.origin).href} what={words.copyLink} />
          </span>
        )}
      </div>
    </>
  );
}
