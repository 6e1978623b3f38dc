import { Toast as Base } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useCallback, type ReactNode } from "react";
import { useWords } from "../words.tsx";

interface Undo {
  undo?: () => void;
}

/** Says in a few words that something was done; with `undo` it stays longer and offers to take it back. Never for errors, but for what an undo was refused. */
export function useToast(): (title: string, more?: Undo) => void {
  const { add } = Base.useToastManager<Undo>();
  return useCallback(
    (title, more) => void add({ title, timeout: more?.undo ? 10_000 : 4_000, ...(more && { data: more }) }),
    [add],
  );
}

export function Toasts({ children }: { children: ReactNode }) {
  return (
    <Base.Provider limit={3}>
      {children}
      <Shown />
    </Base.Provider>
  );
}

function Shown() {
  const { t } = useWords();
  const { toasts, close } = Base.useToastManager<Undo>();
  return (
    <Base.Portal>
      <Base.Viewport className="toasts">
        {toasts.map((toast) => (
          <Base.Root key={toast.id} toast={toast} className="toast">
            <Base.Title />
            {toast.data?.undo && (
              <button
                type="button"
                onClick={() => {
                  toast.data?.undo?.();
                  close(toast.id);
                }}
              >
                {t.shell.undo}
              </button>
            )}
            <Base.Close aria-label={t.shell.close}>
              <X size={16} />
            </Base.Close>
          </Base.Root>
        ))}
      </Base.Viewport>
    </Base.Portal>
  );
}
