import { useQuery } from "@tanstack/react-query";
import { countryName } from "../../shared/addresses.ts";
import { formatRate, type Ppm } from "../../shared/money.ts";
import { statusLook, statusWord, type Vocabulary } from "../../shared/statuses.ts";
import { Badge } from "../kit/badge.tsx";
import { presetsQuery, type Preset } from "../queries.ts";
import { useWords, type Words } from "../words.tsx";

const presetCodes = ["FR", "BE", "CH", "CA-QC"] as const;
export type PresetCode = (typeof presetCodes)[number];
const vocabularies = ["classic", "flat", "simple", "invoice-led"] as const satisfies readonly Vocabulary[];

/** The country, with what comes with it: its currency and its taxes. */
export function CountryPicks({ preset, onPick }: { preset: PresetCode; onPick: (preset: PresetCode) => void }) {
  const { t, language } = useWords();
  const { data } = useQuery(presetsQuery());
  const words = t.entrance.setUp;
  return (
    <fieldset className="field">
      <legend>{words.country}</legend>
      <div className="picks">
        {presetCodes.map((code) => (
          <label key={code}>
            <input
              type="radio"
              className="box"
              name="country"
              checked={code === preset}
              onChange={() => onPick(code)}
            />
            <span>
              {code === "CA-QC" ? words.quebec : countryName(code, language)}
              <span className="soft fine block">
                {broughtBy(
                  data?.presets.find((one) => one.code === code),
                  words,
                )}
              </span>
            </span>
          </label>
        ))}
      </div>
      <span className="hint">{words.countryHint}</span>
    </fieldset>
  );
}

/** "EUR · TVA 20 %, 10 %, 5,5 %…" */
function broughtBy(preset: Preset | undefined, words: Words["entrance"]["setUp"]): string {
  if (!preset) return "";
  const rates = preset.taxClasses.flatMap((one) => one.rates);
  const byName = Map.groupBy(rates, (one) => one.name);
  const taxes = [...byName].map(([name, some]) => {
    const written = [...new Set(some.map((one) => formatRate(one.rate as Ppm, preset.locale)))];
    return `${name} ${written.join(", ")}`;
  });
  return words.brings(preset.currency, taxes.join(" + "));
}

const paymentSample = ["awaiting", "paid"] as const;
const fulfilmentSample = ["unfulfilled", "processing", "shipped", "delivered"] as const;

interface VocabularyPicksProps {
  vocabulary: Vocabulary;
  onPick: (vocabulary: Vocabulary) => void;
}

/** How the shop calls the state of an order, each choice with its own words. */
export function VocabularyPicks({ vocabulary, onPick }: VocabularyPicksProps) {
  const { t, language } = useWords();
  const words = t.entrance.setUp;
  return (
    <fieldset className="field">
      <legend>{words.vocabulary}</legend>
      <div className="picks broad">
        {vocabularies.map((one) => (
          <label key={one}>
            <input
              type="radio"
              className="box"
              name="vocabulary"
              checked={one === vocabulary}
              onChange={() => onPick(one)}
            />
            <span>
              {words.vocabularies[one]}
              <span className="row">
                {paymentSample.map((status) => (
                  <Badge key={status} {...statusLook("payment", status)}>
                    {statusWord("payment", status, { vocabulary: one, locale: language })}
                  </Badge>
                ))}
                {fulfilmentSample.map((status) => (
                  <Badge key={status} {...statusLook("fulfilment", status)}>
                    {statusWord("fulfilment", status, { vocabulary: one, locale: language })}
                  </Badge>
                ))}
              </span>
            </span>
          </label>
        ))}
      </div>
      <span className="hint">{words.vocabularyHint}</span>
    </fieldset>
  );
}
