import { useNavigate } from "@tanstack/react-router";
import { Ellipsis, ExternalLink } from "lucide-react";
import { useDesk } from "../desk.tsx";
import { Menu, type MenuEntry } from "../kit/menu.tsx";
import { useWords } from "../words.tsx";
import { useAccountEntries } from "./account-menu.tsx";
import { helpPlace, places, settingsPlace, storefrontUrl } from "./nav.ts";
import { NavLink } from "./side-bar.tsx";

const inBar = new Set(["orders", "invoices", "products", "messages"]);

/** The main menu of a phone, under the thumb. */
export function BottomBar() {
  const { t } = useWords();
  const entries = useMoreEntries();
  const trigger = (
    <button type="button" className="place">
      <Ellipsis size={20} aria-hidden="true" />
      {t.shell.nav.more}
    </button>
  );
  return (
    <nav className="bottom" aria-label={t.shell.mainMenu}>
      {places
        .filter((place) => inBar.has(place.name))
        .map((place) => (
          <NavLink key={place.name} place={place} />
        ))}
      <Menu trigger={trigger} entries={entries} />
    </nav>
  );
}

function useMoreEntries(): MenuEntry[] {
  const { t } = useWords();
  const { shop, shops } = useDesk();
  const navigate = useNavigate();
  const account = useAccountEntries();
  const elsewhere = places.filter((place) => !inBar.has(place.name));
  const params = { shop: shop.slug };
  const others = shops.filter((one) => one.id !== shop.id);
  return [
    ...[...elsewhere, settingsPlace, helpPlace].map(({ name, to, icon: Icon }) => ({
      label: t.shell.nav[name],
      icon: <Icon />,
      run: () => void navigate({ to, params }),
    })),
    { label: t.shell.seeShop, icon: <ExternalLink />, href: storefrontUrl(shop) },
    ...(others.length > 0 ? ["rule" as const, { heading: t.shell.switchShop }] : []),
    ...others.map((one) => ({
      label: one.name,
      run: () => void navigate({ to: "/$shop/commandes", params: { shop: one.slug } }),
    })),
    "rule",
    ...account,
  ];
}
