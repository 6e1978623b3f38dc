import { useWords } from "../../words.tsx";

interface SaveBarProps {
  isChanged: boolean;
  isSaving: boolean;
  onDiscard: () => void;
}

/** Stands at the foot of a form with something to save. */
export function SaveBar({ isChanged, isSaving, onDiscard }: SaveBarProps) {
  const { t } = useWords();
  if (!isChanged) return null;
  return (
    <fieldset className="savebar" aria-label={t.shell.unsaved}>
      <span className="strong push">{t.shell.unsaved}</span>
      <button type="button" className="button bare" disabled={isSaving} onClick={onDiscard}>
        {t.shell.discard}
      </button>
      <button type="submit" className="button next" aria-disabled={isSaving}>
        {isSaving ? t.shell.saving : t.shell.save}
      </button>
    </fieldset>
  );
}
