import { statusLook, statusWord, type Axis, type Progress, type StatusOf, type Tone } from "../../shared/statuses.ts";
import { useDesk } from "../desk.tsx";

/** A status of an order in the shop's words: text, colour, and a shape that says how far along it is. */
export function Status<One extends Axis>({ axis, value }: { axis: One; value: StatusOf<One> }) {
  const { shop, place } = useDesk();
  const { tone, progress } = statusLook(axis, value);
  return (
    <Badge tone={tone} progress={progress}>
      {statusWord(axis, value, { vocabulary: shop.vocabulary, locale: place.locale })}
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
