import { useRef, useState, type FocusEvent, type FormEvent } from "react";
import { useDesk } from "../../desk.tsx";
import { Banner, ErrorBanner } from "../../kit/banner.tsx";
import { ConfirmDialog } from "../../kit/confirm.tsx";
import { focusFirstFault } from "../../kit/forms/faults.ts";
import { TextField } from "../../kit/forms/field.tsx";
import { SaveBar } from "../../kit/forms/save-bar.tsx";
import { useUnsaved } from "../../kit/forms/unsaved.tsx";
import { useWords } from "../../words.tsx";
import { TextPreview } from "./text-preview.tsx";
import { asWritten, fields, type Draft, type Place, type TextView } from "./text.ts";
import { faultsIn, usePreview, useReset, useSave, useTrial } from "./use-text.ts";
import { VariableList } from "./variable-list.tsx";

interface EditorProps {
  place: Place;
  text: TextView;
}

const draftOf = ({ subject, title, body }: Draft): Draft => ({ subject, title, body });

/** The words on one side, the message they give on the other; what is wrong stands beside what is typed. */
export function TextEditor({ place, text }: EditorProps) {
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => draftOf(text));
  const isChanged = fields.some((field) => draft[field] !== text[field]);
  const preview = usePreview(place, draft);
  const save = useSave(place, (saved) => setDraft(draftOf(saved)));
  const leaving = useUnsaved(isChanged && !save.isPending);
  const faults = faultsIn(save.error ?? preview.error);
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    save.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate(draft, { onError: () => focusFirstFault(form.current) });
  };
  return (
    <div className="texting">
      <form ref={form} className="stack" onSubmit={submit} noValidate>
        {Object.keys(faults).length === 0 && <ErrorBanner error={save.error} />}
        <Failure text={text} />
        <Typing draft={draft} faults={faults} variables={text.variables} onChange={change} />
        <Trials place={place} draft={draft} text={text} onReset={(back) => setDraft(draftOf(back))} />
        <SaveBar isChanged={isChanged} isSaving={save.isPending} onDiscard={() => setDraft(draftOf(text))} />
        {leaving}
      </form>
      <TextPreview preview={preview} />
    </div>
  );
}

/** The last message for which the kept words could not be used. */
function Failure({ text }: Pick<EditorProps, "text">) {
  const { t } = useWords();
  const { moment } = useDesk();
  if (!text.failure || !text.failedAt) return null;
  return (
    <Banner tone="warn" title={t.texts.failure(moment(text.failedAt))}>
      <p>{t.texts.failureText(t.texts.fields[text.failure.field], text.failure.line)}</p>
    </Banner>
  );
}

interface TypingProps {
  draft: Draft;
  faults: Partial<Draft>;
  variables: TextView["variables"];
  onChange: (part: Partial<Draft>) => void;
}

type Typed = HTMLInputElement | HTMLTextAreaElement;

function Typing({ draft, faults, variables, onChange }: TypingProps) {
  const { t } = useWords();
  const last = useRef<{ field: keyof Draft; input: Typed } | null>(null);
  const remember = (field: keyof Draft) => (event: FocusEvent<HTMLElement>) => {
    last.current = { field, input: event.target as unknown as Typed };
  };
  const insert = (variable: TextView["variables"][number]) => {
    const { field, input } = last.current ?? { field: "body" as const, input: null };
    const start = input?.selectionStart ?? draft[field].length;
    const written = asWritten(variable);
    onChange({ [field]: draft[field].slice(0, start) + written + draft[field].slice(input?.selectionEnd ?? start) });
    requestAnimationFrame(() => {
      input?.focus();
      input?.setSelectionRange(start + written.length, start + written.length);
    });
  };
  return (
    <>
      <section className="card">
        <div className="body stack wide">
          {fields.map((field) => (
            <div key={field} onFocus={remember(field)}>
              <TextField
                label={t.texts.fields[field]}
                value={draft[field]}
                error={faults[field]}
                hint={field === "body" ? t.texts.bodyHint : undefined}
                lines={field === "body" ? 10 : 1}
                maxLength={field === "body" ? 10_000 : 400}
                onChange={(typed) => onChange({ [field]: field === "body" ? typed : typed.replace(/\n/g, " ") })}
              />
            </div>
          ))}
        </div>
      </section>
      <VariableList variables={variables} onInsert={insert} />
    </>
  );
}

interface TrialsProps extends EditorProps {
  draft: Draft;
  onReset: (text: TextView) => void;
}

function Trials({ place, draft, text, onReset }: TrialsProps) {
  const { t } = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const trial = useTrial(place);
  const reset = useReset(place, (back) => {
    setIsAsking(false);
    onReset(back);
  });
  return (
    <>
      <ErrorBanner error={trial.error} />
      <div className="row">
        <button
          type="button"
          className="button"
          aria-disabled={trial.isPending}
          onClick={() => !trial.isPending && trial.mutate(draft)}
        >
          {t.texts.test}
        </button>
        {text.isOwn && (
          <button type="button" className="button bare" onClick={() => setIsAsking(true)}>
            {t.texts.reset}
          </button>
        )}
      </div>
      <ConfirmDialog
        open={isAsking}
        title={t.texts.reset}
        text={t.texts.resetText}
        submit={t.texts.reset}
        error={reset.error}
        isSending={reset.isPending}
        onConfirm={() => reset.mutate()}
        onClose={() => setIsAsking(false)}
      />
    </>
  );
}
