import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { parcelStateWord } from "../../../shared/messages/short/parcel-states.ts";
import type { Progress, Tone } from "../../../shared/statuses.ts";
import type { OrderPage } from "../../../src/overview/order-page.ts";
import { api } from "../../api.ts";
import { useDesk } from "../../desk.tsx";
import { Badge } from "../../kit/badge.tsx";
import { ErrorBanner } from "../../kit/banner.tsx";
import { useToast } from "../../kit/toast.tsx";
import { deskPath, keys } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import { useOrder } from "../order-context.ts";

type Tracking = NonNullable<OrderPage["parcels"][number]["tracking"]>;
type Event = Tracking["events"][number];

const looks: Partial<Record<Tracking["state"], readonly [Tone, Progress]>> = {
  delivered: ["good", "full"],
  exception: ["bad", "half"],
  returning: ["bad", "half"],
  returned: ["bad", "full"],
  cancelled: ["bad", "full"],
  ready_for_pickup: ["good", "half"],
  announced: ["info", "empty"],
};

/** Where its carrier says the parcel is: the last event, the others on demand, and asking now. */
export function ParcelTracking({ tracking }: { tracking: Tracking }) {
  const { t } = useWords();
  const { place } = useDesk();
  const { state, events, mayAsk, trouble } = tracking;
  const [last, ...earlier] = events;
  const [tone, progress] = looks[state] ?? ["info", "half"];
  if (!mayAsk && !last) return null;
  return (
    <div className="tracked stack">
      {last ? (
        <>
          <div className="row wrap">
            <Badge tone={tone} progress={progress}>
              {parcelStateWord(state, place.locale)}
            </Badge>
            <Told event={last} />
          </div>
          {earlier.length > 0 && (
            <details>
              <summary className="link fine">{t.tracking.earlier(earlier.length)}</summary>
              <ol className="fine">
                {earlier.map((event) => (
                  <li key={`${event.at} ${event.code} ${event.place}`}>
                    <Told event={event} />
                  </li>
                ))}
              </ol>
            </details>
          )}
        </>
      ) : (
        <p className="soft fine">{t.tracking.waiting}</p>
      )}
      {trouble && <Trouble reason={trouble} />}
      {mayAsk && <Refresh askedAt={tracking.askedAt} />}
    </div>
  );
}

/** What a carrier said, with its place and time. */
export function Told({ event }: { event: Event }) {
  const { moment } = useDesk();
  return (
    <span className="fine">
      {event.label || event.code}{" "}
      <span className="soft">
        {event.place && `${event.place} · `}
        <time dateTime={event.at}>{moment(event.at)}</time>
      </span>
    </span>
  );
}

function Trouble({ reason }: { reason: string }) {
  const words = useWords().t.tracking.trouble;
  if (reason === "401" || reason === "403") return <p className="fine wrong">{words.key}</p>;
  return <p className="soft fine">{reason === "429" ? words.quota : words.other}</p>;
}

/** Asks the carrier now; otherwise it is asked by itself, every few hours. */
function Refresh({ askedAt }: { askedAt: string | null }) {
  const { t } = useWords();
  const { order } = useOrder();
  const { shop, moment } = useDesk();
  const client = useQueryClient();
  const toast = useToast();
  const check = useMutation({
    mutationFn: () => api(deskPath(shop.slug, `/orders/${order.id}/tracking-check`), { method: "POST", body: {} }),
    onSuccess: () => toast(t.tracking.checked),
    onSettled: () => client.invalidateQueries({ queryKey: keys.inShop(shop.slug) }),
  });
  return (
    <>
      <ErrorBanner error={check.error} />
      <div className="row wrap">
        <button
          type="button"
          className="button small bare"
          aria-busy={check.isPending}
          onClick={() => !check.isPending && check.mutate()}
        >
          <RefreshCw size={14} aria-hidden="true" />
          {t.tracking.check}
        </button>
        {askedAt && <span className="soft fine">{t.tracking.asked(moment(askedAt))}</span>}
      </div>
    </>
  );
}
