import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useState } from "react";
import { addressLines, type Address } from "../../shared/addresses.ts";
import { formatQuantity, formatUnitPrice, type Micro, type Milli } from "../../shared/money.ts";
import { useDesk } from "../desk.tsx";
import { SelectField } from "../kit/forms/field.tsx";
import { Waiting } from "../kit/page.tsx";
import { orderQuery, versionsQuery } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { useWords } from "../words.tsx";
import { compared, type Field, type LineChange, type Version } from "./compare.ts";

const route = getRouteApi("/$shop/commandes/$id/versions");

/** What an order said each time it was changed; any two versions side by side. */
export function VersionsPage() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { id } = route.useParams();
  const order = useQuery(orderQuery(shop.slug, id));
  const versions = useQuery(versionsQuery(shop.slug, id));
  const title = order.data ? t.edit.versionsOf(order.data.reference) : t.edit.versions;
  useTitle(title);
  return (
    <div className="page narrow">
      <header className="head">
        <Link
          className="button bare icon"
          to="/$shop/commandes/$id"
          params={{ shop: shop.slug, id }}
          aria-label={t.edit.back}
        >
          <ChevronLeft size={18} aria-hidden="true" />
        </Link>
        <div className="title">
          <h1>{title}</h1>
        </div>
      </header>
      {versions.data ? (
        <Comparison versions={versions.data.versions} />
      ) : (
        <Waiting error={versions.error} onRetry={() => void versions.refetch()} />
      )}
    </div>
  );
}

function Comparison({ versions }: { versions: readonly Version[] }) {
  const { t } = useWords();
  const last = versions.length;
  const [pair, choose] = useState({ from: Math.max(last - 1, 1), to: last });
  const [before, after] = [pair.from, pair.to].map((sequence) => versions.find((one) => one.sequence === sequence));
  const options = useVersionNames(versions);
  if (!before || !after || last < 2) return <p className="soft">{t.edit.never}</p>;
  return (
    <>
      <section className="card">
        <div className="body">
          <div className="pair">
            <SelectField
              label={t.edit.from}
              value={String(pair.from)}
              options={options}
              onChange={(from) => choose({ ...pair, from: Number(from) })}
            />
            <SelectField
              label={t.edit.to}
              value={String(pair.to)}
              options={options}
              onChange={(to) => choose({ ...pair, to: Number(to) })}
            />
          </div>
        </div>
        {after.reason && <p className="body">{`${t.edit.reason}\u00a0: ${after.reason}`}</p>}
      </section>
      <Differences before={before.content} after={after.content} />
    </>
  );
}

function useVersionNames(versions: readonly Version[]) {
  const { t } = useWords();
  const { moment } = useDesk();
  return versions.map(
    ({ sequence, madeAt, actor }) =>
      [
        String(sequence),
        [t.edit.version(sequence), moment(madeAt), sequence > 1 && actor.name].filter(Boolean).join(" · "),
      ] as const,
  );
}

function Differences({ before, after }: { before: Version["content"]; after: Version["content"] }) {
  const { t } = useWords();
  const { lines, fields } = compared(before, after);
  const text = useText();
  if (lines.length + fields.length === 0) return <p className="soft">{t.edit.same}</p>;
  return (
    <section className="card list">
      <div className="scroll">
        <table className="rows versions">
          <thead>
            <tr>
              <th scope="col">{t.edit.what}</th>
              <th scope="col">{t.edit.was}</th>
              <th scope="col">{t.edit.is}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((change) => (
              <LineRow key={change.id} change={change} currency={after.currency} />
            ))}
            {fields.map((field) => (
              <tr key={field}>
                <th scope="row">{t.edit.fields[field]}</th>
                <td className="soft">{text(field, before)}</td>
                <td className="strong">{text(field, after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function LineRow({ change: { before, after }, currency }: { change: LineChange; currency: string }) {
  const { t } = useWords();
  const { place, money } = useDesk();
  const said = (line: LineChange["after"]) =>
    line &&
    [
      [line.name, line.variantName, line.sku].filter(Boolean).join(" · "),
      `${formatQuantity(line.quantity as Milli, place.locale)} × ${formatUnitPrice(line.unitPriceMicro as Micro, currency, place.locale)} = ${money(line.gross, currency)}`,
    ].join("\n");
  const sign = !before ? t.edit.added : !after ? t.edit.removed : null;
  return (
    <tr>
      <th scope="row">
        {(after ?? before)?.name} {sign && <span className="tag">{sign}</span>}
      </th>
      <td className="soft">{said(before) ?? "–"}</td>
      <td className="strong">{said(after) ?? "–"}</td>
    </tr>
  );
}

const amounts: ReadonlySet<Field> = new Set(["discount", "shipping", "tax", "total"]);

/** A field of a version as one reads it. */
function useText(): (field: Field, content: Version["content"]) => string {
  const { shop, place, money } = useDesk();
  return (field, content) => {
    const value = content[field];
    if (amounts.has(field)) return money(value as number, content.currency);
    if (value === null || value === "") return "–";
    if (field === "deliveryMethod") return content.deliveryMethod?.name ?? "–";
    if (typeof value === "object")
      return addressLines(value as unknown as Address, { locale: place.locale, homeCountry: shop.country }).join("\n");
    return String(value);
  };
}
