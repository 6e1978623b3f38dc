import { countryOptions } from "../../shared/countries.ts";
import type { Frame } from "../frame.ts";
import { Field, FieldError, type FormState } from "./form.tsx";

interface Props {
  frame: Frame;
  form: FormState;
  kind: "shipping" | "billing";
  /** Put before each field's name, so that two addresses fit in one form. */
  prefix?: "billing";
}

/** An address, in the order people say it; the keyboard for the postal code has letters, for the countries that use them. */
export function AddressFields({ frame, form, kind, prefix }: Props) {
  const { contact } = frame.words;
  const named = (field: string) => (prefix ? `${prefix}${field.slice(0, 1).toUpperCase()}${field.slice(1)}` : field);
  const hasRegions = frame.shop.country === "CA";
  return (
    <>
      <Field
        {...{ frame, form }}
        name={named("line1")}
        label={contact.line1}
        hint={contact.line1Hint}
        autoComplete={`${kind} address-line1`}
      />
      <Field
        {...{ frame, form }}
        name={named("line2")}
        label={contact.line2}
        hint={contact.line2Hint}
        isOptional
        autoComplete={`${kind} address-line2`}
      />
      <div className="row">
        <Field
          {...{ frame, form }}
          name={named("postalCode")}
          label={contact.postalCode}
          autoComplete={`${kind} postal-code`}
          size="short"
        />
        <Field {...{ frame, form }} name={named("city")} label={contact.city} autoComplete={`${kind} address-level2`} />
      </div>
      {hasRegions && (
        <Field
          {...{ frame, form }}
          name={named("region")}
          label={contact.region}
          isOptional
          autoComplete={`${kind} address-level1`}
          size="medium"
        />
      )}
      <CountryField {...{ frame, form }} name={named("country")} autoComplete={`${kind} country`} />
    </>
  );
}

function CountryField(props: { frame: Frame; form: FormState; name: string; autoComplete: string }) {
  const { frame, form, name, autoComplete } = props;
  const error = form.errors[name];
  return (
    <div className={error ? "field medium wrong" : "field medium"}>
      <label htmlFor={name}>{frame.words.contact.country}</label>
      {error && <FieldError id={name} text={error} />}
      <select
        id={name}
        name={name}
        defaultValue={form.values[name] || frame.shop.country}
        autoComplete={autoComplete}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      >
        {countryOptions(frame.shop.country, frame.locale).map(({ code, name: label }) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
