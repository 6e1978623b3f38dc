import { useWords } from "../words.tsx";
import { ErrorBanner } from "./banner.tsx";
import { Dialog } from "./dialog.tsx";

interface ConfirmProps {
  open: boolean;
  title: string;
  text: string;
  submit: string;
  error: unknown;
  isSending: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something is taken away. */
export function ConfirmDialog({ open, title, text, submit, error, isSending, onConfirm, onClose }: ConfirmProps) {
  const { t } = useWords();
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // Asked from inside a form, a yes here is not a yes to that form.
          event.stopPropagation();
          if (!isSending) onConfirm();
        }}
      >
        <ErrorBanner error={error} />
        <p>{text}</p>
        <div className="actions">
          <button type="button" className="button" onClick={onClose}>
            {t.shell.cancel}
          </button>
          <button type="submit" className="button danger" aria-disabled={isSending}>
            {submit}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
