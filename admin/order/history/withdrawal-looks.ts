import { Ban, CheckCheck, Mail, Undo2 } from "lucide-react";

/** The signs of what happens to a customer's change of mind. */
export const withdrawalLooks = {
  "withdrawal.requested": { icon: Undo2, tone: "warn" },
  "withdrawal.closed": { icon: CheckCheck, tone: "good" },
  "withdrawal.refused": { icon: Ban, tone: "bad" },
  "withdrawal.link_asked": { icon: Mail },
} as const;
