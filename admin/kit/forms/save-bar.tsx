import { useWords } from "../../words.tsx";

interface SaveBarProps {
  isChanged: boolean;
  isSaving: boolean;
  onDiscard: () => void;
  /** What stands there for something new, before anything is typed. */
  isNew?: string | false;
}

/** Stands at the foot of a form with something to save. */
export function SaveBar({ isChanged, isSaving, onDiscard, isNew }: SaveBarProps) {
  const { t } = useWords();
  if (!isChanged && !isNew) return null;
  const title = isChanged ? t.shell.unsaved : isNew || "";
  return (
    <fieldset className="savebar" aria-label={title}>
      <span className="strong push">{title}</span>
      {isChanged && (
        <button type="button" className="button bare" disabled={isSaving} onClick={onDiscard}>
          {t.shell.discard}
        </button>
      )}
      <button type="submit" className="button next" aria-disabled={isSaving}>
        {isSaving ? t.shell.saving : t.shell.save}
      </button>
    </fieldset>
  );
}
