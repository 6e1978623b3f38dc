import { TextField } from "../kit/forms/field.tsx";
import { useWords } from "../words.tsx";

interface Contact {
  name: string;
  email: string;
  phone: string;
}

interface ContactProps {
  typed: Contact;
  onChange: (part: Partial<Contact>) => void;
  /** What is wrong with a field of the request, in words. */
  wrong: (path: string) => string | undefined;
}

/** Who an order is for, and how he is reached. */
export function ContactFields({ typed, onChange, wrong }: ContactProps) {
  const words = useWords().t.manualOrder;
  return (
    <div className="pair">
      <TextField
        label={words.name}
        maxLength={120}
        autoComplete="off"
        value={typed.name}
        error={wrong("customer.name")}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        label={words.email}
        type="email"
        maxLength={254}
        autoComplete="off"
        spellCheck="off"
        value={typed.email}
        error={wrong("customer.email")}
        onChange={(email) => onChange({ email })}
      />
      <TextField
        label={words.phone}
        type="tel"
        maxLength={40}
        autoComplete="off"
        value={typed.phone}
        error={wrong("customer.phone")}
        onChange={(phone) => onChange({ phone })}
      />
    </div>
  );
}
