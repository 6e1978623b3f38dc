import { Link, useNavigate } from "@tanstack/react-router";
import { Ellipsis, EyeOff, Mail, ShoppingBag } from "lucide-react";
import { formatQuantity, type Milli } from "../../shared/money.ts";
import type { Progress, Tone } from "../../shared/statuses.ts";
import type { LeftCartRow, LeftCartState } from "../../src/overview/left-carts/left-cart-row.ts";
import { useDesk } from "../desk.tsx";
import { Badge } from "../kit/badge.tsx";
import { Menu, type MenuEntry } from "../kit/menu.tsx";
import { useWords } from "../words.tsx";

interface BasketRowProps {
  cart: LeftCartRow;
  onAsk: (what: "remind" | "hide") => void;
}

export function BasketRow({ cart, onAsk }: BasketRowProps) {
  const { recent, money } = useDesk();
  const { name, email, phone, touchedAt, total, currency } = cart;
  return (
    <tr className="basket">
      <th scope="row" className="name">
        <span className="strong">{name}</span>
        <span className="soft fine block">{[email, phone].filter(Boolean).join(" · ")}</span>
      </th>
      <td className="goods rest soft">
        <Goods cart={cart} />
      </td>
      <td className="keep date soft">
        <time dateTime={touchedAt}>{recent(touchedAt)}</time>
      </td>
      <td className="state">
        <State cart={cart} />
      </td>
      <td className="right figures strong total">{money(total, currency)}</td>
      <td className="act right">
        <Actions cart={cart} onAsk={onAsk} />
      </td>
    </tr>
  );
}

const goodsShown = 2;

function Goods({ cart: { goods } }: { cart: LeftCartRow }) {
  const { t } = useWords();
  const { place } = useDesk();
  const words = t.baskets;
  const more = goods.length - goodsShown;
  const named = goods.slice(0, goodsShown).map(({ name, variantName, quantity, isSold }) => {
    const whole = isSold ? [name, variantName].filter(Boolean).join(" – ") : name || words.gone;
    const said = words.good(formatQuantity(quantity as Milli, place.locale), whole);
    return isSold || !name ? said : `${said} (${words.gone})`;
  });
  return <>{[...named, ...(more > 0 ? [words.more(more)] : [])].join(", ")}</>;
}

const looks: Record<LeftCartState, { tone: Tone; progress: Progress }> = {
  to_remind: { tone: "warn", progress: "empty" },
  planned: { tone: "info", progress: "empty" },
  sent: { tone: "info", progress: "full" },
  recovered: { tone: "good", progress: "full" },
  ordered: { tone: "good", progress: "half" },
  not_agreed: { tone: "quiet", progress: "cross" },
};

/** Where it stands; with its order, the time of its reminder, or why the message did not leave. */
function State({ cart }: { cart: LeftCartRow }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const { state, order } = cart;
  const more = useMore(cart);
  return (
    <>
      <Badge {...looks[state]}>{t.baskets.states[state]}</Badge>
      {order && (
        <Link className="link fine block" to="/$shop/commandes/$id" params={{ shop: shop.slug, id: order.id }}>
          {t.baskets.seeOrder(order.reference)}
        </Link>
      )}
      {more && <span className="soft fine block">{more}</span>}
    </>
  );
}

function useMore({ remindsAt, message, order }: LeftCartRow): string | undefined {
  const { t } = useWords();
  const { moment } = useDesk();
  const words = t.baskets;
  if (remindsAt) return words.leaves(moment(remindsAt));
  const state = message?.state;
  if (order || !state || !(state in words.notSent)) return undefined;
  return words.notSent[state as keyof typeof words.notSent];
}

function Actions({ cart, onAsk }: BasketRowProps) {
  const { t } = useWords();
  const { shop } = useDesk();
  const navigate = useNavigate();
  const words = t.baskets;
  const { state, order } = cart;
  const mayRemind = state === "to_remind" || state === "planned";
  const typeIn = () =>
    void navigate({ to: "/$shop/commandes/nouvelle", params: { shop: shop.slug }, search: { panier: cart.id } });
  const entries: MenuEntry[] = [
    ...(mayRemind ? [{ label: words.remind, icon: <Mail />, run: () => onAsk("remind") }] : []),
    ...(order ? [] : [{ label: words.makeOrder, icon: <ShoppingBag />, run: typeIn }]),
    { label: words.hide, icon: <EyeOff />, run: () => onAsk("hide") },
  ];
  return (
    <Menu
      label={words.actionsOf(cart.name)}
      entries={entries}
      trigger={
        <button type="button" className="button bare icon small">
          <Ellipsis size={16} aria-hidden="true" />
        </button>
      }
    />
  );
}
