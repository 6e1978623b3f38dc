import { useQuery } from "@tanstack/react-query";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { formatRate, type Ppm } from "../../shared/money.ts";
import type { CouponView } from "../../src/checkout/coupons/coupons.http.ts";
import { useDesk } from "../desk.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { ConfirmDialog } from "../kit/confirm.tsx";
import { useSending } from "../kit/use-sending.ts";
import { couponsQuery } from "../queries.ts";
import { useWords } from "../words.tsx";
import { CouponDialog } from "./coupon-dialog.tsx";

type Asking = { what: "edit"; coupon?: CouponView } | { what: "remove"; coupon: CouponView };

/** The shop's codes for a discount. */
export function CouponSettings() {
  const { t } = useWords();
  const { shop } = useDesk();
  const [asking, ask] = useState<Asking>();
  const { data, error } = useQuery(couponsQuery(shop.slug));
  const words = t.coupons;
  const close = () => ask(undefined);
  return (
    <section className="card">
      <header>
        <h2>{words.title}</h2>
        <button type="button" className="button small" onClick={() => ask({ what: "edit" })}>
          <Plus size={15} aria-hidden="true" />
          {words.add}
        </button>
      </header>
      <div className="body">
        <ErrorBanner error={error} />
        <p className="soft">{words.hint}</p>
        {data?.coupons.length === 0 && <p className="soft">{words.none}</p>}
      </div>
      <ul className="entries">
        {data?.coupons.map((coupon) => (
          <Entry
            key={coupon.id}
            coupon={coupon}
            onEdit={() => ask({ what: "edit", coupon })}
            onRemove={() => ask({ what: "remove", coupon })}
          />
        ))}
      </ul>
      {asking?.what === "edit" && <CouponDialog coupon={asking.coupon} onClose={close} />}
      {asking?.what === "remove" && <RemoveDialog coupon={asking.coupon} onClose={close} />}
    </section>
  );
}

function Entry({ coupon, onEdit, onRemove }: { coupon: CouponView; onEdit: () => void; onRemove: () => void }) {
  const { t } = useWords();
  const { money, day, place } = useDesk();
  const words = t.coupons;
  const { code, percent, amount, minimum, startsOn, endsOn, usesMax, uses } = coupon;
  const value = percent === null ? money(amount ?? 0) : formatRate(percent as Ppm, place.locale);
  const limits = [
    minimum > 0 && words.minimum(money(minimum)),
    startsOn && words.from(day(startsOn)),
    endsOn && words.until(day(endsOn)),
    words.uses(uses, usesMax),
  ].filter(Boolean);
  return (
    <li>
      <div>
        <p>
          <span className="strong">{code}</span> {words.gives(value)}
        </p>
        <p className="soft fine">{limits.join(" · ")}</p>
      </div>
      <button type="button" className="button bare icon" aria-label={words.editOf(code)} onClick={onEdit}>
        <Pencil size={16} aria-hidden="true" />
      </button>
      <button type="button" className="button bare icon" aria-label={words.removeOf(code)} onClick={onRemove}>
        <Trash2 size={16} aria-hidden="true" />
      </button>
    </li>
  );
}

function RemoveDialog({ coupon: { id, code }, onClose }: { coupon: CouponView; onClose: () => void }) {
  const { t } = useWords();
  const words = t.coupons;
  const removing = useSending(words.removed, onClose);
  return (
    <ConfirmDialog
      open
      title={words.removeTitle(code)}
      text={words.removeText}
      submit={words.remove}
      error={removing.error}
      isSending={removing.isPending}
      onConfirm={() => removing.mutate({ path: `/coupons/${id}`, method: "DELETE" })}
      onClose={onClose}
    />
  );
}
