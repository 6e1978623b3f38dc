import { ChevronLeft } from "lucide-react";
import { useRef, useState, type FormEvent } from "react";
import type { Vocabulary } from "../../shared/statuses.ts";
import { ErrorBanner } from "../kit/banner.tsx";
import { TextField } from "../kit/forms/field.tsx";
import { focusFirstFault } from "../kit/forms/faults.ts";
import { isEmail } from "../kit/forms/typed.ts";
import { useWords, type Words } from "../words.tsx";
import { PasswordField } from "./password-field.tsx";
import { CountryPicks, VocabularyPicks, type PresetCode } from "./picks.tsx";
import type { SetUpRun } from "./use-set-up.ts";

interface Typed {
  name: string;
  preset: PresetCode;
  vocabulary: Vocabulary;
  ownerName: string;
  email: string;
  password: string;
}
type Faults = Partial<Record<keyof Typed, string>>;

const empty: Typed = { name: "", preset: "FR", vocabulary: "classic", ownerName: "", email: "", password: "" };

/** A name, a country, a way of speaking, an account: all that a shop needs to open. */
export function OwnShop({ setUp, onBack }: { setUp: SetUpRun; onBack: () => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(empty);
  const [faults, setFaults] = useState<Faults>({});
  const form = useRef<HTMLFormElement>(null);
  const words = t.entrance.setUp;
  const change = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part });
    setFaults(Object.fromEntries(Object.entries(faults).filter(([name]) => !(name in part))));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = faultsOf(typed, t);
    setFaults(found);
    if (Object.keys(found).length > 0) return focusFirstFault(form.current);
    const { name, preset, vocabulary, ownerName, email, password } = typed;
    setUp.openOwn({ shop: { name, preset, vocabulary }, owner: { name: ownerName, email, password } });
  };
  return (
    <section className="card broad">
      <form ref={form} onSubmit={submit} noValidate>
        <button type="button" className="link" onClick={onBack}>
          <ChevronLeft size={14} className="inline" aria-hidden="true" /> {words.back}
        </button>
        <ErrorBanner error={setUp.error} />
        <ShopFields typed={typed} faults={faults} onChange={change} />
        <OwnerFields typed={typed} faults={faults} onChange={change} />
        <button type="submit" className="button next" aria-disabled={setUp.isSending}>
          {setUp.isSending ? words.busy : words.submit}
        </button>
      </form>
    </section>
  );
}

function faultsOf(typed: Typed, t: Words): Faults {
  const { required, email } = t.shell.errors;
  const faults: Faults = {};
  if (!typed.name.trim()) faults.name = required;
  if (!typed.ownerName.trim()) faults.ownerName = required;
  if (!isEmail(typed.email)) faults.email = email;
  if (typed.password.length < 10) faults.password = t.entrance.setUp.passwordShort;
  return faults;
}

interface PartProps {
  typed: Typed;
  faults: Faults;
  onChange: (part: Partial<Typed>) => void;
}

function ShopFields({ typed, faults, onChange }: PartProps) {
  const { t } = useWords();
  const words = t.entrance.setUp;
  return (
    <>
      <h2>{words.shop}</h2>
      <TextField
        label={words.name}
        hint={words.nameHint}
        autoComplete="organization"
        maxLength={120}
        value={typed.name}
        error={faults.name}
        onChange={(name) => onChange({ name })}
      />
      <CountryPicks preset={typed.preset} onPick={(preset) => onChange({ preset })} />
      <VocabularyPicks vocabulary={typed.vocabulary} onPick={(vocabulary) => onChange({ vocabulary })} />
    </>
  );
}

function OwnerFields({ typed, faults, onChange }: PartProps) {
  const { t } = useWords();
  const words = t.entrance.setUp;
  return (
    <>
      <h2>{words.owner}</h2>
      <div className="pair">
        <TextField
          label={words.ownerName}
          autoComplete="name"
          maxLength={120}
          value={typed.ownerName}
          error={faults.ownerName}
          onChange={(ownerName) => onChange({ ownerName })}
        />
        <TextField
          label={words.email}
          hint={words.emailHint}
          type="email"
          autoComplete="username"
          spellCheck="off"
          maxLength={254}
          value={typed.email}
          error={faults.email}
          onChange={(email) => onChange({ email })}
        />
      </div>
      <PasswordField
        label={words.password}
        hint={words.passwordHint}
        error={faults.password}
        autoComplete="new-password"
        value={typed.password}
        onChange={(password) => onChange({ password })}
      />
    </>
  );
}
