import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useBlocker } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../../words.tsx";

/** While something typed is not saved, leaving asks first. Draw what it returns. */
export function useUnsaved(isUnsaved: boolean): ReactNode {
  const { t } = useWords();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => isUnsaved,
    enableBeforeUnload: () => isUnsaved,
    withResolver: true,
  });
  return (
    <AlertDialog.Root open={status === "blocked"} onOpenChange={(isOpen) => !isOpen && reset?.()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="scrim" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title>{t.shell.leaveTitle}</AlertDialog.Title>
          <AlertDialog.Description className="soft">{t.shell.leaveText}</AlertDialog.Description>
          <div className="actions apart">
            <AlertDialog.Close className="button">{t.shell.stay}</AlertDialog.Close>
            <button type="button" className="button danger" onClick={() => proceed?.()}>
              {t.shell.leave}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
