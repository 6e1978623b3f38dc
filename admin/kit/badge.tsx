import { useQuery } from "@tanstack/react-query";
import {
  ownWord,
  statusLook,
  statusWord,
  type Axis,
  type Progress,
  type StatusOf,
  type Tone,
} from "../../shared/statuses.ts";
import type { Status as Own } from "../../src/statuses/status.ts";
import { useDesk } from "../desk.tsx";
import { statusesQuery } from "../queries.ts";

/**
 * A status of an order in the shop's words: text, colour, and a shape that says how far along it is. `own` is the
 * merchant's own status that was chosen for it.
 */
export function Status<One extends Axis>({
  axis,
  value,
  own = null,
}: {
  axis: One;
  value: StatusOf<One>;
  own?: string | null;
}) {
  const { shop, place } = useDesk();
  const chosen = useOwnStatus(own);
  if (chosen) return <OwnStatusBadge status={chosen} />;
  const { tone, progress } = statusLook(axis, value);
  return (
    <Badge tone={tone} progress={progress}>
      {statusWord(axis, value, { vocabulary: shop.vocabulary, locale: place.locale })}
    </Badge>
  );
}

/** One of the merchant's own statuses, beside the axes. */
export function OwnStatus({ id }: { id: string | null }) {
  const status = useOwnStatus(id);
  return status ? <OwnStatusBadge status={status} /> : null;
}

function useOwnStatus(id: string | null) {
  const { shop } = useDesk();
  const { data } = useQuery({ ...statusesQuery(shop.slug), enabled: id !== null });
  return id === null ? undefined : data?.statuses.find((one) => one.id === id);
}

export function OwnStatusBadge({ status }: { status: Pick<Own, "labels" | "tone" | "progress"> }) {
  const { place } = useDesk();
  return (
    <Badge tone={status.tone} progress={status.progress}>
      {ownWord(status.labels, place.locale)}
    </Badge>
  );
}

export function Badge({ tone, progress, children }: { tone: Tone; progress: Progress; children: string }) {
  return (
    <span className="badge" data-tone={tone}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        {progress === "cross" ? (
          <path d="M2 2l6 6M8 2L2 8" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        ) : (
          <Disc progress={progress} />
        )}
      </svg>
      {children}
    </span>
  );
}

function Disc({ progress }: { progress: Exclude<Progress, "cross"> }) {
  return (
    <>
      <circle
        cx="5"
        cy="5"
        r="4"
        fill={progress === "full" ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="1.6"
      />
      {progress === "half" && <path d="M5 1a4 4 0 0 1 0 8z" fill="currentColor" />}
    </>
  );
}
