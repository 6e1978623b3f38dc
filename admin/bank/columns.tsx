import type { Statement } from "../../src/transfers/statements/statements.http.ts";
import { SelectField } from "../kit/forms/field.tsx";
import { useWords } from "../words.tsx";

type CsvColumns = NonNullable<Statement["columns"]>;
const roles = ["date", "amount", "name", "text", "reference"] as const;
type Role = (typeof roles)[number];

/** The columns that the merchant chose, counted from 0. */
export type Chosen = Partial<Record<Role, number>>;

/** Which column of a CSV holds what: guessed from their names, chosen otherwise here. */
export function Columns({ columns, onChange }: { columns: CsvColumns; onChange: (chosen: Chosen) => void }) {
  const { t } = useWords();
  const words = t.banking.statement;
  const { headers, mapping, samples } = columns;
  const options = [
    ["", words.noColumn] as const,
    ...headers.map((header, at) => {
      const sample = samples.map((row) => row[at]?.trim()).find(Boolean);
      return [String(at), [header || String(at + 1), sample].filter(Boolean).join(" – ").slice(0, 60)] as const;
    }),
  ];
  const chosen = Object.fromEntries(roles.flatMap((role) => (mapping[role] === null ? [] : [[role, mapping[role]]])));
  return (
    <section className="card" aria-label={words.columns}>
      <header>
        <h2>{words.columns}</h2>
      </header>
      <div className="body choosers pair">
        {roles.map((role) => (
          <SelectField
            key={role}
            label={words.roles[role]}
            value={mapping[role] === null ? "" : String(mapping[role])}
            options={options}
            onChange={(at) => {
              const { [role]: _before, ...others } = chosen as Chosen;
              onChange(at === "" ? others : { ...others, [role]: Number(at) });
            }}
          />
        ))}
      </div>
    </section>
  );
}
