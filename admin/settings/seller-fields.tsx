import type { SettingsView } from "../../src/shops/settings.ts";
import { TextField } from "../kit/forms/field.tsx";
import type { Faults } from "./settings-form.tsx";
import { useWords, type Words } from "../words.tsx";

type Seller = SettingsView["seller"];
type SellerField = keyof Seller;

interface SellerFieldsProps {
  country: string;
  seller: Seller;
  faults: Faults;
  onChange: (seller: Seller) => void;
}

/** Fields that stand beside each other, in the order of the law's mentions. */
const groups: readonly (readonly SellerField[])[] = [
  ["legalName"],
  ["legalForm", "capital"],
  ["line1"],
  ["line2"],
  ["postalCode", "city", "region"],
  ["email", "phone"],
  ["registration", "register"],
  ["taxId", "secondTaxId"],
  ["taxMention"],
  ["website"],
];
/** Asked only where they exist. */
const onlyIn: Partial<Record<SellerField, readonly string[]>> = {
  secondTaxId: ["CA"],
  region: ["CA"],
  register: ["FR"],
};

const lengthMax: Partial<Record<SellerField, number>> = {
  legalForm: 80,
  capital: 80,
  postalCode: 20,
  city: 120,
  region: 80,
  phone: 40,
  registration: 80,
  register: 80,
  taxId: 80,
  secondTaxId: 80,
  taxMention: 300,
};

export function SellerFields({ country, seller, faults, onChange }: SellerFieldsProps) {
  const { t } = useWords();
  const words = t.settings.shop;
  const asked = (field: SellerField) => (onlyIn[field] ?? [country]).includes(country);
  return (
    <section className="card">
      <header>
        <h2>{words.seller}</h2>
      </header>
      <div className="body stack wide">
        <p className="soft fine">{words.sellerHint}</p>
        {groups.map((group) => (
          <div key={group[0]} className="pair">
            {group.filter(asked).map((field) => (
              <TextField
                key={field}
                label={labelOf(field, country, words)}
                hint={hintOf(field, country, words)}
                maxLength={lengthMax[field] ?? 200}
                value={seller[field]}
                error={faults[`seller.${field}`]}
                onChange={(text) => onChange({ ...seller, [field]: text })}
              />
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

type ShopWords = Words["settings"]["shop"];

/** The country's own name for its company and tax numbers. */
function labelOf(field: SellerField, country: string, words: ShopWords): string {
  if (field === "registration")
    return words.registration[country as keyof ShopWords["registration"]] ?? words.registrationOther;
  if (field === "taxId") return words.taxId[country as keyof ShopWords["taxId"]] ?? words.taxIdOther;
  return field === "invoiceFooter" ? "" : words[field];
}

/** An example from the country's own law; none where we know none. */
function hintOf(field: SellerField, country: string, words: ShopWords): string | undefined {
  if (field === "legalForm") return words.legalFormHint[country as keyof ShopWords["legalFormHint"]];
  if (field === "register") return words.registerHint;
  return field === "taxMention" ? words.taxMentionHint[country as keyof ShopWords["taxMentionHint"]] : undefined;
}
