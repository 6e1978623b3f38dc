import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ExternalLink } from "lucide-react";
import { useDesk } from "../desk.tsx";
import { countsQuery } from "../queries.ts";
import { useWords } from "../words.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { helpPlace, places, settingsPlace, storefrontUrl, type NavPlace } from "./nav.ts";
import { ShopMenu } from "./shop-menu.tsx";

export function SideBar() {
  const { t } = useWords();
  const { shop } = useDesk();
  return (
    <header className="side">
      <ShopMenu />
      <nav aria-label={t.shell.mainMenu}>
        {places.map((place) => (
          <NavLink key={place.name} place={place} />
        ))}
      </nav>
      <div className="push" />
      <a className="place" href={storefrontUrl(shop)} target="_blank" rel="noreferrer">
        <ExternalLink size={17} aria-hidden="true" />
        {t.shell.seeShop}
      </a>
      <NavLink place={settingsPlace} />
      <NavLink place={helpPlace} />
      <AccountMenu />
    </header>
  );
}

export function NavLink({ place: { name, to, icon: Icon } }: { place: NavPlace }) {
  const { t } = useWords();
  const { shop } = useDesk();
  return (
    <Link className="place" to={to} params={{ shop: shop.slug }} activeProps={{ "aria-current": "page" }}>
      <Icon size={17} aria-hidden="true" />
      {t.shell.nav[name]}
      {name === "orders" && <ToDoCount />}
    </Link>
  );
}

function ToDoCount() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data } = useQuery(countsQuery(shop.slug));
  const total = data?.counts.to_do ?? 0;
  if (total === 0) return null;
  const written = total >= 1_000 ? t.orders.manyMore : String(total);
  return (
    <span className="count" title={t.shell.toDo(written)}>
      <span aria-hidden="true">{written}</span>
      <span className="aloud">{t.shell.toDo(written)}</span>
    </span>
  );
}
