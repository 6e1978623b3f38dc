import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../words.tsx";

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  size?: "usual" | "broad";
  children: ReactNode;
}

/** Asks for something before the page goes on. Escape, the cross and a click outside close it. */
export function Dialog({ open, onClose, title, size = "usual", children }: DialogProps) {
  const { t } = useWords();
  return (
    <Base.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="scrim" />
        <Base.Popup className={size === "broad" ? "dialog broad" : "dialog"}>
          <Base.Title>{title}</Base.Title>
          {children}
          {/* Last, so that a dialog opens with the focus on what it asks for. */}
          <Base.Close className="button bare icon small shut" aria-label={t.shell.close}>
            <X size={16} />
          </Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
