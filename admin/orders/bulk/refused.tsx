import { Link } from "@tanstack/react-router";
import type { BulkResult } from "../../../src/automations/bulk.ts";
import { useDesk } from "../../desk.tsx";
import { Banner } from "../../kit/banner.tsx";
import { useWords } from "../../words.tsx";

/** How many orders it was done to, and the others by name, each with the reason and the way to it. */
export function Refused({ result, onClose }: { result: BulkResult; onClose: () => void }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const { doneCount, refused } = result;
  return (
    <>
      <Banner tone="warn" title={t.bulk.partly(doneCount, doneCount + refused.length)} focus="taken">
        <p>{t.bulk.refused(refused.length)}</p>
      </Banner>
      <ul className="refused">
        {refused.map(({ id, reference, title }) => (
          <li key={id}>
            <Link className="link" to="/$shop/commandes/$id" params={{ shop: shop.slug, id }}>
              {t.order.title(reference ?? "")}
            </Link>
            <span className="soft">{title}</span>
          </li>
        ))}
      </ul>
      <div className="actions">
        <button type="button" className="button next" onClick={onClose}>
          {t.shell.close}
        </button>
      </div>
    </>
  );
}
