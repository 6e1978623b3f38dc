import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { SearchX, Users } from "lucide-react";
import type { CustomerRow } from "../../src/overview/customers/customer-row.ts";
import { useDesk } from "../desk.tsx";
import { SearchBox } from "../kit/forms/search-box.tsx";
import { Empty, PageHead, Waiting } from "../kit/page.tsx";
import { Pager } from "../kit/pager.tsx";
import { customersQuery } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { useWords } from "../words.tsx";

const route = getRouteApi("/$shop/clients");

/** Everybody who has ordered; each row leads to his orders. */
export function CustomersPage() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { q, cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery({
    ...customersQuery(shop.slug, { q, cursor }),
    placeholderData: keepPreviousData,
  });
  const words = t.mailbox.customers;
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
        {data?.customers.length === 0 &&
          (q ? (
            <Empty icon={SearchX} title={words.noMatch} />
          ) : (
            <Empty icon={Users} title={words.empty.title} text={words.empty.text} />
          ))}
        {data && data.customers.length > 0 && <Table customers={data.customers} />}
        {data && (
          <Pager
            list={data}
            labels={{ previous: words.previous, next: words.next }}
            link={(to, label) => (
              <Link
                className="button small"
                to="/$shop/clients"
                params={{ shop: shop.slug }}
                search={{ ...(q && { q }), cursor: to }}
              >
                {label}
              </Link>
            )}
          />
        )}
      </section>
    </div>
  );
}

function Table({ customers }: { customers: readonly CustomerRow[] }) {
  const { t } = useWords();
  const { columns, table } = t.mailbox.customers;
  return (
    <div className="scroll">
      <table className="rows">
        <caption className="aloud">{table}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.contact}</th>
            <th scope="col" className="extra">
              {columns.city}
            </th>
            <th scope="col" className="right">
              {columns.orders}
            </th>
            <th scope="col" className="extra">
              {columns.last}
            </th>
            <th scope="col" className="right">
              {columns.spent}
            </th>
          </tr>
        </thead>
        <tbody>
          {customers.map((customer) => (
            <Row key={customer.id} customer={customer} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ customer }: { customer: CustomerRow }) {
  const { shop, day, money } = useDesk();
  const { id, name, company, email, phone, billingCity, deliveryCity, orderCount, lastOrderAt } = customer;
  return (
    <tr className="buyer">
      <th scope="row" className="name cut">
        <Link className="open" to="/$shop/commandes" params={{ shop: shop.slug }} search={{ customer: id }}>
          {company || name}
        </Link>
      </th>
      <td className="soft contact rest">{email || phone}</td>
      <td className="extra soft cut">{deliveryCity || billingCity}</td>
      <td className="right figures count">{orderCount}</td>
      <td className="extra keep soft">{lastOrderAt && <time dateTime={lastOrderAt}>{day(lastOrderAt)}</time>}</td>
      <td className="right figures strong total">{money(customer.spent, customer.currency)}</td>
    </tr>
  );
}
