import { useQuery } from "@tanstack/react-query";
import { Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { useDesk } from "../../desk.tsx";
import { Badge } from "../../kit/badge.tsx";
import { Banner, ErrorBanner } from "../../kit/banner.tsx";
import { paymentAccountsQuery, type PaymentAccountItem } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import { AccountDialog } from "./account-dialog.tsx";

/** The shop's own accounts at companies that take money online. */
export function PaymentAccounts() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data, error } = useQuery(paymentAccountsQuery(shop.slug));
  const [edited, setEdited] = useState<PaymentAccountItem | "new" | null>(null);
  const words = t.online;
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
        <p className="soft fine">{data?.paymentAccounts.length === 0 ? words.empty : words.hint}</p>
        {!shop.isDemo && data?.paymentAccounts.some(({ mode }) => mode === "test") && (
          <Banner tone="warn" title={words.testHint} />
        )}
      </div>
      <ul className="entries">
        {data?.paymentAccounts.map((account) => (
          <li key={account.id}>
            <div>
              <p className="strong">{words.providers[account.provider]}</p>
              <p className="soft fine">{words.about[account.provider]}</p>
            </div>
            {account.mode === "test" && (
              <Badge tone="warn" progress="empty">
                {words.test}
              </Badge>
            )}
            <button
              type="button"
              className="button bare icon small"
              aria-label={`${t.shell.edit}\u00a0: ${words.providers[account.provider]}`}
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
