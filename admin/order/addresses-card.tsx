import { addressLines, type Address } from "../../shared/addresses.ts";
import { useDesk } from "../desk.tsx";
import { EditLink } from "../order-edit/edit-link.tsx";
import { CopyButton } from "../kit/copy.tsx";
import { useWords } from "../words.tsx";
import { useOrder } from "./order-context.ts";

export function AddressesCard() {
  const { t } = useWords();
  const { order } = useOrder();
  const { deliveryAddress, billingAddress } = order;
  const words = t.order.addresses;
  const isPickup = order.deliveryMethod?.kind === "pickup";
  if (!deliveryAddress)
    return (
      <section className="card">
        {isPickup && <Pickup name={order.deliveryMethod?.name ?? ""} />}
        <Part title={words.billing} address={billingAddress} />
      </section>
    );
  const isSame = JSON.stringify(deliveryAddress) === JSON.stringify(billingAddress);
  return (
    <section className="card">
      <Part title={words.delivery} address={deliveryAddress} />
      {isSame ? (
        <div className="body">
          <h3 className="fine strong">{words.billing}</h3>
          <p className="soft">{words.same}</p>
        </div>
      ) : (
        <Part title={words.billing} address={billingAddress} />
      )}
    </section>
  );
}

function Part({ title, address }: { title: string; address: Address }) {
  const { shop, place } = useDesk();
  const lines = addressLines(address, { locale: place.locale, homeCountry: shop.country });
  return (
    <>
      <header>
        <h2>{title}</h2>
        <EditLink part="adresses" />
        <CopyButton text={lines.join("\n")} what={title.toLowerCase()} />
      </header>
      <div className="body">
        <address>
          {lines.map((line, at) => (
            <div key={`${at} ${line}`}>{line}</div>
          ))}
          {address.phone && <div className="soft">{address.phone}</div>}
        </address>
      </div>
    </>
  );
}

function Pickup({ name }: { name: string }) {
  const { t } = useWords();
  return (
    <>
      <header>
        <h2>{t.order.addresses.pickup}</h2>
      </header>
      <p className="body">{name}</p>
    </>
  );
}
