import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Ellipsis, FileText, Printer, SearchX, Send } from "lucide-react";
import { useState } from "react";
import type { InvoiceListRow } from "../../src/invoices/invoice-view.ts";
import { useDesk } from "../desk.tsx";
import { Status } from "../kit/badge.tsx";
import { Menu } from "../kit/menu.tsx";
import { Empty, PageHead, Waiting } from "../kit/page.tsx";
import { Pager } from "../kit/pager.tsx";
import { SearchBox } from "../kit/forms/search-box.tsx";
import { deskPath, invoicesQuery } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { useWords } from "../words.tsx";
import { SendInvoiceDialog } from "./send-invoice-dialog.tsx";

const route = getRouteApi("/$shop/factures");

export function InvoicesPage() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { q, cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const [sent, setSent] = useState<InvoiceListRow | null>(null);
  const { data, error, refetch } = useQuery({
    ...invoicesQuery(shop.slug, { q, cursor }),
    placeholderData: keepPreviousData,
  });
  const words = t.mailbox.invoices;
  useTitle(words.title);
  return (
    <div className="page">
      <PageHead title={words.title} />
      <section className="card list" aria-label={words.title}>
        <search className="filters">
          <SearchBox
            label={words.search}
            placeholder={words.searchPlaceholder}
            q={q ?? ""}
            onSearch={(typed) => void navigate({ search: typed ? { q: typed } : {}, replace: true })}
          />
        </search>
        {!data && <Waiting error={error} onRetry={() => void refetch()} />}
        {data?.invoices.length === 0 && <NoInvoices isSearched={Boolean(q)} />}
        {data && data.invoices.length > 0 && <Table invoices={data.invoices} onSend={setSent} />}
        {data && (
          <Pager
            list={data}
            labels={{ previous: t.orders.newer, next: t.orders.older }}
            link={(to, label) => (
              <Link
                className="button small"
                to="/$shop/factures"
                params={{ shop: shop.slug }}
                search={{ ...(q && { q }), cursor: to }}
              >
                {label}
              </Link>
            )}
          />
        )}
      </section>
      {sent && <SendInvoiceDialog key={sent.id} invoice={sent} onClose={() => setSent(null)} />}
    </div>
  );
}

function NoInvoices({ isSearched }: { isSearched: boolean }) {
  const { t } = useWords();
  if (isSearched) return <Empty icon={SearchX} title={t.mailbox.invoices.noMatch} />;
  return <Empty icon={FileText} title={t.mailbox.invoices.empty.title} text={t.mailbox.invoices.empty.text} />;
}

interface TableProps {
  invoices: readonly InvoiceListRow[];
  onSend: (invoice: InvoiceListRow) => void;
}

function Table({ invoices, onSend }: TableProps) {
  const { t } = useWords();
  const { columns, table } = t.mailbox.invoices;
  return (
    <div className="scroll">
      <table className="rows">
        <caption className="aloud">{table}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.number}</th>
            <th scope="col">{columns.date}</th>
            <th scope="col">{columns.customer}</th>
            <th scope="col" className="extra">
              {columns.order}
            </th>
            <th scope="col">{columns.status}</th>
            <th scope="col" className="right">
              {columns.total}
            </th>
            <th scope="col">
              <span className="aloud">{t.shell.more}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {invoices.map((invoice) => (
            <Row key={invoice.id} invoice={invoice} onSend={onSend} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ invoice, onSend }: { invoice: InvoiceListRow; onSend: TableProps["onSend"] }) {
  const { t } = useWords();
  const { shop, day, money } = useDesk();
  return (
    <tr className="invoice">
      <th scope="row" className="keep number">
        <Link
          className="open"
          to="/$shop/commandes/$id"
          params={{ shop: shop.slug, id: invoice.orderId }}
          aria-label={`${invoice.number}, ${t.order.title(invoice.orderReference)}`}
        >
          {invoice.number}
        </Link>
        {invoice.kind === "credit_note" && <span className="tag">{t.mailbox.invoices.kinds.credit_note}</span>}
      </th>
      <td className="keep date soft">
        <time dateTime={invoice.issuedAt}>{day(invoice.issuedOn)}</time>
      </td>
      <td className="customer rest">{invoice.company || invoice.customerName}</td>
      <td className="extra keep soft">{invoice.orderReference}</td>
      <td className="state">{invoice.status && <Status axis="invoice" value={invoice.status} />}</td>
      <td className="right figures strong total">
        {money(invoice.kind === "invoice" ? invoice.total : -invoice.total, invoice.currency)}
      </td>
      <td className="act right">
        <RowMenu invoice={invoice} onSend={onSend} />
      </td>
    </tr>
  );
}

function RowMenu({ invoice, onSend }: { invoice: InvoiceListRow; onSend: TableProps["onSend"] }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const words = t.mailbox.invoices;
  const trigger = (
    <button type="button" className="button bare icon small">
      <Ellipsis size={16} aria-hidden="true" />
    </button>
  );
  return (
    <Menu
      trigger={trigger}
      label={t.shell.moreFor(invoice.number)}
      entries={[
        { label: words.print, icon: <Printer />, href: deskPath(shop.slug, `/invoices/${invoice.id}/pdf`) },
        { label: words.send, icon: <Send />, run: () => onSend(invoice) },
      ]}
    />
  );
}
