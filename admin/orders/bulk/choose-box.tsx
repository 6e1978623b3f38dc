import { memo } from "react";
import { useWords } from "../../words.tsx";
import type { Chosen, Selection } from "./selection.ts";

interface ChooseBoxProps {
  order: Chosen;
  isChosen: boolean;
  onToggle: Selection["toggle"];
}

/** The whole cell can be pressed. */
export const ChooseBox = memo(function ChooseBox({ order, isChosen, onToggle }: ChooseBoxProps) {
  const { t } = useWords();
  return (
    <label>
      <input
        type="checkbox"
        className="box"
        aria-label={t.bulk.choose(order.reference)}
        checked={isChosen}
        onChange={({ nativeEvent }) =>
          onToggle(order, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey ? "range" : undefined)
        }
      />
    </label>
  );
});

/** Chooses the page, or lets it go; mixed while some of it is chosen. */
export function ChoosePage({ shown, selection }: { shown: readonly Chosen[]; selection: Selection }) {
  const { t } = useWords();
  const count = shown.filter((order) => selection.chosen.has(order.id)).length;
  const isWhole = count > 0 && count === shown.length;
  return (
    <label>
      <input
        type="checkbox"
        className="box"
        aria-label={t.bulk.choosePage}
        checked={isWhole}
        ref={(box) => {
          if (box) box.indeterminate = count > 0 && !isWhole;
        }}
        onChange={() => selection.choose(isWhole ? [] : shown)}
      />
    </label>
  );
}
