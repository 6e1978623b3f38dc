import { TextField } from "../kit/forms/field.tsx";
import { useWords } from "../words.tsx";
import { PictureField } from "./picture-field.tsx";
import type { ProductFaults, TypedProduct } from "./product-form.ts";
import type { SettingsView } from "../../src/shops/settings.ts";

export interface PartProps {
  typed: TypedProduct;
  faults: ProductFaults;
  onChange: (part: Partial<TypedProduct>) => void;
  settings: SettingsView;
}

/** What customers read and see. */
export function AboutFields({ typed, faults, onChange }: PartProps) {
  const { t } = useWords();
  const words = t.catalog.product;
  return (
    <section className="card">
      <header>
        <h2>{words.about}</h2>
      </header>
      <div className="body stack wide">
        <TextField
          label={words.name}
          maxLength={200}
          value={typed.name}
          error={faults["name"] && t.shell.errors.required}
          onChange={(name) => onChange({ name })}
        />
        <TextField
          label={words.description}
          need="optional"
          lines={4}
          maxLength={20_000}
          value={typed.description}
          onChange={(description) => onChange({ description })}
        />
        <PictureField pictureId={typed.pictureId} name={typed.name} onChange={(pictureId) => onChange({ pictureId })} />
      </div>
    </section>
  );
}
