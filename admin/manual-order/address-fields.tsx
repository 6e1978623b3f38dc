import { countryOptions } from "../../shared/countries.ts";
import { useDesk } from "../desk.tsx";
import { SelectField, TextField } from "../kit/forms/field.tsx";
import { useWords } from "../words.tsx";
import type { TypedAddress } from "./order-form.ts";

interface AddressFieldsProps {
  address: TypedAddress;
  wrong: (field: string) => string | undefined;
  onChange: (address: TypedAddress) => void;
}

/** Fields that stand beside each other, in the order people say an address. */
const rows = [
  ["name", "company"],
  ["line1", "line2"],
  ["postalCode", "city", "region"],
] as const;
const optional: ReadonlySet<string> = new Set(["name", "company", "line2", "region"]);
const lengthMax = { name: 120, company: 120, line1: 200, line2: 200, postalCode: 20, city: 120, region: 80 };

export function AddressFields({ address, wrong, onChange }: AddressFieldsProps) {
  const { t } = useWords();
  const { shop, place } = useDesk();
  const words = t.manualOrder.address;
  return (
    <>
      {rows.map((row) => (
        <div key={row[0]} className="pair">
          {row
            .filter((field) => field !== "region" || shop.country === "CA")
            .map((field) => (
              <TextField
                key={field}
                label={words[field]}
                need={optional.has(field) ? "optional" : "required"}
                hint={field === "name" && words.nameHint}
                maxLength={lengthMax[field]}
                autoComplete="off"
                value={address[field]}
                error={wrong(field)}
                onChange={(text) => onChange({ ...address, [field]: text })}
              />
            ))}
        </div>
      ))}
      <SelectField
        label={words.country}
        value={address.country}
        options={countryOptions(shop.country, place.locale).map(({ code, name }) => [code, name] as const)}
        onChange={(country) => onChange({ ...address, country })}
      />
    </>
  );
}
