import type { HTMLInputAutoCompleteAttribute, HTMLAttributes } from "react";
import type { Frame } from "../frame.ts";
import { Icon } from "./icons.tsx";

/** A form as it was typed, with what is wrong in words, by field. */
export interface FormState {
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
}

export const isWrong = (form: FormState): boolean => Object.keys(form.errors).length > 0;

interface FieldProps {
  frame: Frame;
  form: FormState;
  name: string;
  label: string;
  hint?: string;
  isOptional?: boolean;
  type?: "text" | "email" | "tel";
  autoComplete: HTMLInputAutoCompleteAttribute;
  inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
  size?: "short" | "medium";
}

/** A label above its field, a hint, and what is wrong, tied together for whoever does not see them. */
export function Field(props: FieldProps) {
  const { frame, form, name, label, hint, isOptional = false, type = "text", autoComplete, inputMode, size } = props;
  const error = form.errors[name];
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  return (
    <div className={["field", size, error && "wrong"].filter(Boolean).join(" ")}>
      <label htmlFor={name}>
        {label} {isOptional && <span className="soft">{frame.words.optional}</span>}
      </label>
      {hint && (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {error && <FieldError id={name} text={error} />}
      <input
        id={name}
        name={name}
        type={type}
        defaultValue={form.values[name]}
        autoComplete={autoComplete}
        inputMode={inputMode}
        spellCheck={type === "text" ? undefined : false}
        required={!isOptional}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      />
    </div>
  );
}

export function FieldError({ id, text }: { id: string; text: string }) {
  return (
    <span className="error" id={`${id}-error`}>
      <Icon name="alert" />
      {text}
    </span>
  );
}

// The page was sent back because of this: whoever cannot see it must hear it first, also where scripts are off.
const focusedAtOnce = { autoFocus: true, tabIndex: -1, "data-focus": "" };

/** Everything to mend, first on the page and with the keyboard's focus, each line leading to its field. */
export function ErrorSummary({ frame, errors }: { frame: Frame; errors: FormState["errors"] }) {
  const entries = Object.entries(errors);
  const { summary, summaryMany } = frame.words.errors;
  if (entries.length === 0) return null;
  return (
    <div className="notice bad" role="alert" {...focusedAtOnce}>
      <h2>
        <Icon name="alert" />
        {entries.length === 1 ? summary : summaryMany(entries.length)}
      </h2>
      <ul>
        {entries.map(([field, text]) => (
          <li key={field}>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
