import { CircleAlert } from "lucide-react";
import { useId, type ReactNode } from "react";
import { useWords } from "../../words.tsx";

/** What the control inside a field is given, so that its label, help and error are read with it. */
export interface Wiring {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** Says "(facultatif)" beside the label. */
  need?: "required" | "optional";
  children: (wiring: Wiring) => ReactNode;
}

export function Field({ label, hint, error, need = "required", children }: FieldProps) {
  const id = useId();
  const { t } = useWords();
  const described = [hint && `${id}-hint`, error && `${id}-wrong`].filter(Boolean).join(" ");
  const wiring: Wiring = { id };
  if (described) wiring["aria-describedby"] = described;
  if (error) wiring["aria-invalid"] = true;
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {need === "optional" && <span className="soft fine">{t.shell.optional}</span>}
      </label>
      {children(wiring)}
      {hint && (
        <span id={`${id}-hint`} className="hint">
          {hint}
        </span>
      )}
      {error && <Wrong id={`${id}-wrong`} text={error} />}
    </div>
  );
}

function Wrong({ id, text }: { id: string; text: string }) {
  return (
    <span id={id} className="wrong" role="alert">
      <CircleAlert size={14} aria-hidden="true" />
      {text}
    </span>
  );
}

interface TextFieldProps extends Omit<FieldProps, "children"> {
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "email" | "url" | "tel" | "date" | "search";
  inputMode?: "decimal" | "numeric";
  autoComplete?: string;
  spellCheck?: "off";
  maxLength?: number;
  lines?: number;
  unit?: string;
  placeholder?: string;
  disabled?: boolean;
  /** The id of a datalist that proposes values. */
  list?: string;
  /** Of a date: the last day that may be chosen. */
  max?: string;
}

/** One line of text, or several when `lines` says so; `unit` stands inside, at the end. */
export function TextField({ value, onChange, ...props }: TextFieldProps) {
  const { type = "text", lines, unit, spellCheck, label, hint, error, need, ...rest } = props;
  const shared = { ...rest, className: "input", value, ...(spellCheck && { spellCheck: false }) };
  return (
    <Field label={label} hint={hint} error={error} {...(need && { need })}>
      {(wiring) => {
        if (lines)
          return <textarea {...shared} {...wiring} rows={lines} onChange={(event) => onChange(event.target.value)} />;
        const input = <input {...shared} {...wiring} type={type} onChange={(event) => onChange(event.target.value)} />;
        return unit ? <Amount unit={unit}>{input}</Amount> : input;
      }}
    </Field>
  );
}

function Amount({ unit, children }: { unit: string; children: ReactNode }) {
  return (
    <span className="amount">
      {children}
      <span aria-hidden="true">{unit}</span>
    </span>
  );
}

interface SelectFieldProps extends Omit<FieldProps, "children"> {
  value: string;
  onChange: (value: string) => void;
  options: readonly (readonly [value: string, label: string])[];
  disabled?: boolean;
}

export function SelectField({ value, onChange, options, disabled, ...field }: SelectFieldProps) {
  return (
    <Field {...field}>
      {(wiring) => (
        <select
          className="input"
          value={value}
          disabled={disabled}
          {...wiring}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map(([one, label]) => (
            <option key={one} value={one}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface TickProps {
  label: string;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

export function Tick({ label, hint, checked, onChange, disabled }: TickProps) {
  const id = useId();
  return (
    <div className="tick">
      <input
        id={id}
        type="checkbox"
        className="box"
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p id={`${id}-hint`} className="soft fine">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
