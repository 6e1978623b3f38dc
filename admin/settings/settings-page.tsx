import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ComponentType } from "react";
import type { SettingsView } from "../../src/shops/settings.ts";
import { useDesk } from "../desk.tsx";
import { PageHead, Waiting } from "../kit/page.tsx";
import { settingsQuery } from "../queries.ts";
import { Lost } from "../shell/lost.tsx";
import { useTitle } from "../shell/title.ts";
import { useWords, type Words } from "../words.tsx";
import { AccessSettings } from "./access.tsx";
import { CustomerMessages } from "./customer-messages.tsx";
import { DeliverySettings } from "./delivery.tsx";
import { InvoiceSettings } from "./invoices.tsx";
import { PaymentSettings } from "./payment.tsx";
import { ShopSettings } from "./shop.tsx";
import { TaxSettings } from "./taxes.tsx";

const route = getRouteApi("/$shop/reglages/$part");

export interface PartProps {
  settings: SettingsView;
}

type Part = keyof Words["settings"]["parts"];

const parts: Record<Part, ComponentType<PartProps>> = {
  boutique: ShopSettings,
  taxes: TaxSettings,
  factures: InvoiceSettings,
  livraison: DeliverySettings,
  paiements: PaymentSettings,
  messages: CustomerMessages,
  acces: AccessSettings,
};
const partNames = Object.keys(parts) as Part[];

export function SettingsPage() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { part } = route.useParams();
  const { data, error, refetch } = useQuery(settingsQuery(shop.slug));
  const known = partNames.find((one) => one === part);
  const Shown = known && parts[known];
  useTitle(known ? t.settings.parts[known] : t.settings.title);
  if (!Shown) return <Lost />;
  return (
    <div className="page">
      <PageHead title={t.settings.title} />
      <div className="settings">
        <nav aria-label={t.settings.label}>
          {partNames.map((name) => (
            <Link
              key={name}
              className="place"
              to="/$shop/reglages/$part"
              params={{ shop: shop.slug, part: name }}
              activeProps={{ "aria-current": "page" }}
            >
              {t.settings.parts[name]}
            </Link>
          ))}
        </nav>
        {data ? <Shown key={part} settings={data} /> : <Waiting error={error} onRetry={() => void refetch()} />}
      </div>
    </div>
  );
}
