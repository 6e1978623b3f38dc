import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { Field } from "../kit/forms/field.tsx";
import { useWords } from "../words.tsx";

interface PasswordFieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  autoComplete: "current-password" | "new-password";
  value: string;
  onChange: (value: string) => void;
}

/** A password that may be shown while it is typed; pasting and password managers work. */
export function PasswordField({ value, onChange, autoComplete, ...field }: PasswordFieldProps) {
  const { t } = useWords();
  const [isShown, setShown] = useState(false);
  const Sign = isShown ? EyeOff : Eye;
  return (
    <Field {...field}>
      {(wiring) => (
        <span className="secret">
          <input
            {...wiring}
            className="input"
            type={isShown ? "text" : "password"}
            autoComplete={autoComplete}
            spellCheck={false}
            maxLength={200}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <button
            type="button"
            className="button bare icon small"
            aria-label={isShown ? t.entrance.signIn.hide : t.entrance.signIn.show}
            aria-pressed={isShown}
            onClick={() => setShown(!isShown)}
          >
            <Sign size={16} aria-hidden="true" />
          </button>
        </span>
      )}
    </Field>
  );
}
