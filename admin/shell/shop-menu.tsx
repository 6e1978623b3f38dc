import { useNavigate } from "@tanstack/react-router";
import { Check, ChevronsUpDown } from "lucide-react";
import { initials } from "../../shared/initials.ts";
import { useDesk } from "../desk.tsx";
import { Menu } from "../kit/menu.tsx";
import { useWords } from "../words.tsx";

/** Which shop this is; with several, the way to another. */
export function ShopMenu() {
  const { t } = useWords();
  const { shop, shops } = useDesk();
  const navigate = useNavigate();
  if (shops.length < 2)
    return (
      <div className="shop">
        <ShopName />
      </div>
    );
  const entries = shops.map((one) => ({
    label: one.name,
    mark: one.id === shop.id ? <Check size={16} /> : undefined,
    run: () => void navigate({ to: "/$shop/commandes", params: { shop: one.slug } }),
  }));
  const trigger = (
    <button type="button" className="shop">
      <ShopName />
      <ChevronsUpDown size={15} aria-hidden="true" />
    </button>
  );
  return <Menu trigger={trigger} align="start" entries={[{ heading: t.shell.switchShop }, ...entries]} />;
}

function ShopName() {
  const { t } = useWords();
  const { shop } = useDesk();
  return (
    <>
      <span className="crest" aria-hidden="true">
        {initials(shop.name)}
      </span>
      <span className="named">
        <span className="name">{shop.name}</span>
        {shop.isDemo && <span className="soft fine">{t.shell.demo}</span>}
      </span>
    </>
  );
}
