import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { CircleQuestionMark } from "lucide-react";
import { useEffect, useRef, type ComponentType } from "react";
import type { SettingsView } from "../../src/shops/settings.ts";
import { useDesk } from "../desk.tsx";
import { PageHead, Waiting } from "../kit/page.tsx";
import { settingsQuery } from "../queries.ts";
import { Lost } from "../shell/lost.tsx";
import { useTitle } from "../shell/title.ts";
import { useWords, type Words } from "../words.tsx";
import { CouponSettings } from "../coupons/coupon-settings.tsx";
import { AccessSettings } from "./access.tsx";
import { AutomationSettings } from "./statuses/automations.tsx";
import { CustomerMessages } from "./customer-messages.tsx";
import { LawSettings } from "./law/law-settings.tsx";
import { DeliverySettings } from "./delivery.tsx";
import { NotificationSettings } from "./notifications/notifications.tsx";
import { InvoiceSettings } from "./invoices.tsx";
import { PaymentSettings } from "./payment.tsx";
import { StatusSettings } from "./statuses/status-settings.tsx";
import { ShopSettings } from "./shop.tsx";
import { TaxSettings } from "./taxes.tsx";

const route = getRouteApi("/$shop/reglages/$part");

export interface PartProps {
  settings: SettingsView;
}

type PartName = keyof Words["settings"]["parts"] | "obligations";

const nameOf = (t: Words, part: PartName): string => (part === "obligations" ? t.law.part : t.settings.parts[part]);

const parts: Record<PartName, ComponentType<PartProps>> = {
  boutique: ShopSettings,
  taxes: TaxSettings,
  factures: InvoiceSettings,
  statuts: StatusSettings,
  automatismes: AutomationSettings,
  livraison: DeliverySettings,
  paiements: PaymentSettings,
  codes: CouponSettings,
  messages: CustomerMessages,
  notifications: NotificationSettings,
  obligations: LawSettings,
  acces: AccessSettings,
};
/** The page of the help about each part. */
const articleOf: Record<PartName, string> = {
  boutique: "boutique-et-paiements",
  taxes: "boutique-et-paiements",
  codes: "boutique-et-paiements",
  factures: "factures",
  statuts: "statuts",
  automatismes: "statuts",
  livraison: "boutique-et-paiements",
  paiements: "boutique-et-paiements",
  messages: "messages",
  notifications: "notifications",
  obligations: "retractation",
  acces: "api",
};
const partNames = Object.keys(parts) as PartName[];

export function SettingsPage() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { part } = route.useParams();
  const { data, error, refetch } = useQuery(settingsQuery(shop.slug));
  const known = partNames.find((one) => one === part);
  const places = useRef<HTMLElement>(null);
  // On a phone the parts stand in one line, wider than the screen.
  useEffect(() => {
    const here = places.current?.querySelector("[aria-current]");
    here?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [known]);
  useTitle(known ? nameOf(t, known) : t.settings.title);
  if (!known) return <Lost />;
  return (
    <div className="page">
      <PageHead title={t.settings.title}>
        <Link
          className="link help-link"
          to="/$shop/aide/$article"
          params={{ shop: shop.slug, article: articleOf[known] }}
        >
          <CircleQuestionMark size={16} aria-hidden="true" />
          {t.help.forPage(nameOf(t, known))}
        </Link>
      </PageHead>
      <div className="settings">
        <nav ref={places} aria-label={t.settings.label}>
          {partNames.map((name) => (
            <Link
              key={name}
              className="place"
              to="/$shop/reglages/$part"
              params={{ shop: shop.slug, part: name }}
              activeProps={{ "aria-current": "page" }}
            >
              {nameOf(t, name)}
            </Link>
          ))}
        </nav>
        {data ? (
          <Part key={known} name={known} settings={data} />
        ) : (
          <Waiting error={error} onRetry={() => void refetch()} />
        )}
      </div>
    </div>
  );
}

function Part({ name, settings }: PartProps & { name: PartName }) {
  const Fields = parts[name];
  return <Fields settings={settings} />;
}
