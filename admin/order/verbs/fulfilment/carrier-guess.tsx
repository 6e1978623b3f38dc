import { carrierNamed, carriers } from "../../../../shared/carriers/carriers.ts";
import { guessCarriers } from "../../../../shared/carriers/tracking-number.ts";
import { useDesk } from "../../../desk.tsx";
import { useWords } from "../../../words.tsx";

interface CarrierGuessProps {
  carrier: string;
  trackingNumber: string;
  onChoose: (carrier: string) => void;
}

const guessCountMax = 3;

/** Whose number it looks like, when it is not the named carrier's; or that it was mistyped. It only proposes. */
export function CarrierGuess({ carrier, trackingNumber, onChoose }: CarrierGuessProps) {
  const words = useWords().t.verbs.ship;
  const { shop } = useDesk();
  const guesses = guessCarriers(trackingNumber, shop.country);
  const named = carrierNamed(carrier);
  const [first] = guesses;
  const isMistyped = first?.isMistyped === true;
  const isRead = isMistyped && (named === first.carrier || !carrier.trim());
  const isRight = guesses.some((one) => one.carrier === named);
  const others = isMistyped || isRight ? [] : guesses.slice(0, guessCountMax);
  return (
    <output className="row wrap fine">
      {first && isRead && <span className="soft">{words.mistyped(carriers[first.carrier].name)}</span>}
      {others.length > 0 && <span className="soft">{words.looksLike}</span>}
      {others.map(({ carrier: code }) => {
        const { name } = carriers[code];
        return (
          <button key={code} type="button" className="button small" onClick={() => onChoose(name)}>
            {words.chooseCarrier(name)}
          </button>
        );
      })}
    </output>
  );
}
