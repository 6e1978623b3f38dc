import { useQuery } from "@tanstack/react-query";
import { Pencil, Plus } from "lucide-react";
import { useState } from "react";
import type { AccountSeen } from "../../../src/shipping/accounts/accounts.actions.ts";
import { useDesk } from "../../desk.tsx";
import { Badge } from "../../kit/badge.tsx";
import { ErrorBanner } from "../../kit/banner.tsx";
import { carrierAccountsQuery } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import { AccountDialog } from "./account-dialog.tsx";

/** The shop's own accounts at carriers. */
export function CarrierAccounts() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data, error } = useQuery(carrierAccountsQuery(shop.slug));
  const [edited, setEdited] = useState<AccountSeen | "new" | null>(null);
  const words = t.carriers;
  return (
    <section className="card">
      <header>
        <h2>{words.title}</h2>
        <button type="button" className="button small" onClick={() => setEdited("new")}>
          <Plus size={15} aria-hidden="true" />
          {words.add}
        </button>
      </header>
      <div className="body">
        <ErrorBanner error={error} />
        <p className="soft fine">{data?.carrierAccounts.length === 0 ? words.empty : words.hint}</p>
      </div>
      <ul className="entries">
        {data?.carrierAccounts.map((account) => (
          <li key={account.id}>
            <div>
              <p className="strong">{words.names[account.carrier]}</p>
              <p className="soft fine">{words.about[account.carrier]}</p>
            </div>
            {account.mode === "test" && (
              <Badge tone="warn" progress="empty">
                {words.test}
              </Badge>
            )}
            <button
              type="button"
              className="button bare icon small"
              aria-label={`${t.shell.edit}\u00a0: ${words.names[account.carrier]}`}
              onClick={() => setEdited(account)}
            >
              <Pencil size={15} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {edited && <AccountDialog account={edited === "new" ? undefined : edited} onClose={() => setEdited(null)} />}
    </section>
  );
}
