import type { Progress, Tone } from "../../shared/statuses.ts";
import type { MessageState as State } from "../../src/notifications/message.ts";
import { Badge } from "../kit/badge.tsx";
import { useWords } from "../words.tsx";
import { useLeavesIn } from "./held.tsx";

const looks: Record<State, { tone: Tone; progress: Progress }> = {
  held: { tone: "info", progress: "empty" },
  queued: { tone: "info", progress: "half" },
  sent: { tone: "quiet", progress: "full" },
  kept: { tone: "info", progress: "empty" },
  switched_off: { tone: "warn", progress: "empty" },
  cancelled: { tone: "quiet", progress: "cross" },
  failed: { tone: "bad", progress: "cross" },
};

export function MessageState({ state, heldUntil }: { state: State; heldUntil: string | null }) {
  const { t } = useWords();
  if (state === "held" && heldUntil) return <Held until={heldUntil} />;
  return <Badge {...looks[state]}>{t.mailbox.messages.states[state]}</Badge>;
}

function Held({ until }: { until: string }) {
  return <Badge {...looks.held}>{useLeavesIn(until)}</Badge>;
}
