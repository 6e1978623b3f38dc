import type { Frame } from "../frame.ts";

/** How to reach the merchant; the ways he has given, or that an answer to any message does it. */
export function ShopContact({ frame: { shop, words } }: { frame: Frame }) {
  const { email, phone, line1, postalCode, city } = shop.settings.seller;
  const place = [line1, [postalCode, city].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  if (!email && !phone) return <p>{words.noContact}</p>;
  return (
    <ul className="ways">
      {email && (
        <li>
          <a href={`mailto:${email}`}>{email}</a>
        </li>
      )}
      {phone && (
        <li>
          <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a>
        </li>
      )}
      {place && <li>{place}</li>}
    </ul>
  );
}
