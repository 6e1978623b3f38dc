import type { Progress, Tone } from "../../shared/statuses.ts";
import type { MessageState as State } from "../../src/notifications/message.ts";
import { Badge } from "../kit/badge.tsx";
import { useWords } from "../words.tsx";

const looks: Record<State, { tone: Tone; progress: Progress }> = {
  queued: { tone: "info", progress: "half" },
  sent: { tone: "quiet", progress: "full" },
  kept: { tone: "info", progress: "empty" },
  switched_off: { tone: "warn", progress: "empty" },
  failed: { tone: "bad", progress: "cross" },
};

export function MessageState({ state }: { state: State }) {
  const { t } = useWords();
  return <Badge {...looks[state]}>{t.mailbox.messages.states[state]}</Badge>;
}
