import type { Variable } from "../../../src/notifications/texts/text.ts";
import { useWords } from "../../words.tsx";

interface VariableListProps {
  variables: readonly Variable[];
  onInsert: (variable: Variable) => void;
}

/** What the text may name, each with what it means and what it gave; a click writes it. */
export function VariableList({ variables, onInsert }: VariableListProps) {
  const { t } = useWords();
  return (
    <details className="card variables">
      <summary>{t.texts.variables}</summary>
      <p className="body soft fine">{t.texts.variablesHint}</p>
      <ul className="entries">
        {variables.map((variable) => (
          <li key={variable.name}>
            <button
              type="button"
              className="button small code"
              aria-label={t.texts.insert(variable.name)}
              onClick={() => onInsert(variable)}
            >
              {variable.name}
            </button>
            <div>
              <p>{variable.meaning}</p>
              {variable.example && <p className="soft fine">{t.texts.example(shortened(variable.example))}</p>}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

const exampleLengthMax = 80;
const shortened = (text: string): string =>
  text.length > exampleLengthMax ? `${text.slice(0, exampleLengthMax - 1)}…` : text;
