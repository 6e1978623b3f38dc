import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import { useEffect } from "react";
import type { OrderPage as OrderView } from "../../src/overview/order-page.ts";
import { api, codeOf } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { ProvenanceCard } from "../baskets/provenance-card.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { Empty, Waiting } from "../kit/page.tsx";
import { deskPath, keys, orderQuery } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { useWords } from "../words.tsx";
import { AddressesCard } from "./addresses-card.tsx";
import { CancelledBanner, CustomerMessage } from "./customer-message.tsx";
import { CustomerCard } from "./customer-card.tsx";
import { FilesCard } from "./files/files-card.tsx";
import { GoodsCard } from "./goods-card.tsx";
import { History } from "./history/history.tsx";
import { MessagesCard } from "./messages-card.tsx";
import { OrderNews } from "./news.tsx";
import { OrderContext, useOpenOrder } from "./order-context.ts";
import { OrderHead } from "./order-head.tsx";
import { ParcelTroubles } from "./parcels/parcel-troubles.tsx";
import { PaymentCard } from "./payment-card.tsx";
import { WithdrawalCard } from "./withdrawal/withdrawal-card.tsx";
import { VerbDialog } from "./verbs/verb-dialog.tsx";

const route = getRouteApi("/$shop/commandes/$id");

export function OrderPage() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { id } = route.useParams();
  const { data: order, error, refetch } = useQuery(orderQuery(shop.slug, id));
  if (order) return <Loaded key={order.id} order={order} />;
  if (codeOf(error) === "order_not_found" || codeOf(error) === "invalid_request")
    return (
      <Empty alone="page" icon={SearchX} title={t.order.notFound.title} text={t.order.notFound.text}>
        <Link className="button" to="/$shop/commandes" params={{ shop: shop.slug }}>
          {t.order.back}
        </Link>
      </Empty>
    );
  return (
    <div className="page order">
      <Waiting error={error} onRetry={() => void refetch()} />
    </div>
  );
}

function Loaded({ order }: { order: OrderView }) {
  const { t } = useWords();
  const { open, asked, close, error } = useOpenOrder(order);
  useTitle(t.order.title(order.reference));
  useSeen(order.id);
  return (
    <OrderContext value={open}>
      <div className="page order">
        <OrderHead />
        <OrderNews />
        <ErrorBanner error={error} />
        <Body />
      </div>
      {asked && <VerbDialog asked={asked} onClose={close} />}
    </OrderContext>
  );
}

/** The work in the main column, who it is for beside it. On a phone the customer's words come first. */
function Body() {
  const { t } = useWords();
  return (
    <div className="columns">
      <div className="column">
        <CancelledBanner />
        <ParcelTroubles />
        <GoodsCard />
        <FilesCard />
        <PaymentCard />
        <History />
      </div>
      <aside className="column" aria-label={t.order.aside}>
        <CustomerMessage />
        <WithdrawalCard />
        <CustomerCard />
        <AddressesCard />
        <ProvenanceCard />
        <MessagesCard />
      </aside>
    </div>
  );
}

/** Opening an order is reading it: its dot leaves the lists. */
function useSeen(id: string): void {
  const { shop } = useDesk();
  const client = useQueryClient();
  useEffect(() => {
    const seen = async () => {
      await api(deskPath(shop.slug, `/orders/${id}/seen`), { method: "PUT" });
      await client.invalidateQueries({ queryKey: [...keys.inShop(shop.slug), "orders"] });
    };
    // Not seen this time: the dot stays, nothing is lost.
    seen().catch(() => undefined);
  }, [shop.slug, id, client]);
}
