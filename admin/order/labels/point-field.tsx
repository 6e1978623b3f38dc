import { useId } from "react";
import type { AccountSeen } from "../../../src/shipping/accounts/accounts.actions.ts";
import type { PickupPoint } from "../../../src/shipping/carriers/carrier.ts";
import { useDesk } from "../../desk.tsx";
import { ErrorBanner } from "../../kit/banner.tsx";
import { TextField } from "../../kit/forms/field.tsx";
import { useWords } from "../../words.tsx";
import { useOrder } from "../order-context.ts";
import type { ChosenPoint } from "./label-form.ts";
import { useSearchPoints, type PointsAsked } from "./use-labels.ts";

interface PointFieldProps {
  account: AccountSeen;
  /** What the parcel is, beside where it goes. */
  near: Pick<PointsAsked, "product" | "weightGrams">;
  need: "required" | "optional";
  point: ChosenPoint;
  error: string | undefined;
  onChange: (point: ChosenPoint) => void;
}

/** Where the customer fetches the parcel: the number typed, or one of the carrier's points near him. */
export function PointField({ account, near, need, point, error, onChange }: PointFieldProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const words = t.carriers.label;
  const search = useSearchPoints(account);
  const { postalCode = "", city = "", country = point.country } = order.deliveryAddress ?? {};
  const asked = { ...near, country, postalCode, city };
  return (
    <div className="stack">
      <TextField
        label={words.point}
        need={need}
        hint={point.name ? [point.name, point.address].filter(Boolean).join(", ") : words.pointHint}
        maxLength={40}
        spellCheck="off"
        value={point.id}
        error={error}
        onChange={(id) => onChange({ ...point, id, name: "", address: "" })}
      />
      {account.does.includes("pickup_points") && (
        <button
          type="button"
          className="button small"
          aria-disabled={search.isPending}
          onClick={() => !search.isPending && search.mutate(asked)}
        >
          {search.isPending ? words.searching : words.search}
        </button>
      )}
      <ErrorBanner error={search.error} />
      {search.data && (
        <Points
          points={search.data.pickupPoints}
          postalCode={postalCode}
          chosen={point.id}
          onChoose={({ id, name, line1, postalCode: code, city: town, country: of }) =>
            onChange({ id, country: of, name, address: `${line1}, ${code} ${town}` })
          }
        />
      )}
    </div>
  );
}

interface PointsProps {
  points: readonly PickupPoint[];
  postalCode: string;
  chosen: string;
  onChoose: (point: PickupPoint) => void;
}

function Points({ points, postalCode, chosen, onChoose }: PointsProps) {
  const { t } = useWords();
  const words = t.carriers.label;
  const id = useId();
  if (points.length === 0) return <p className="soft fine">{words.noPoints}</p>;
  return (
    <fieldset className="field">
      <legend>{words.points(postalCode)}</legend>
      <ul className="points">
        {points.map((point) => (
          <li key={point.id}>
            <input
              id={`${id}-${point.id}`}
              type="radio"
              name={id}
              checked={point.id === chosen}
              onChange={() => onChoose(point)}
            />
            <label htmlFor={`${id}-${point.id}`}>
              <span className="strong">{point.name}</span>
              <span className="soft fine">
                <PointAbout point={point} />
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

const metresPerKilometre = 1_000;

/** Where it is, how far, and when it is closed. */
function PointAbout({ point }: { point: PickupPoint }) {
  const { t } = useWords();
  const { place, day } = useDesk();
  const words = t.carriers.label;
  const kilometres = new Intl.NumberFormat(place.locale, {
    style: "unit",
    unit: "kilometer",
    maximumFractionDigits: 1,
  });
  const { line1, postalCode, city, distance, closures } = point;
  return [
    `${line1}, ${postalCode} ${city}`,
    distance === null ? "" : words.away(kilometres.format(distance / metresPerKilometre)),
    ...closures.map(({ from, to }) => words.closed(day(from), day(to))),
  ]
    .filter(Boolean)
    .join(" · ");
}
