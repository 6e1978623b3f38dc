import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { StatusOf } from "../../../shared/statuses.ts";
import type { PossibleStatus } from "../../../src/automations/status-choice.ts";
import { useDesk } from "../../desk.tsx";
import { OwnStatus, Status } from "../../kit/badge.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { amountTyped } from "../../kit/forms/typed.ts";
import { Waiting } from "../../kit/page.tsx";
import { possibleStatusesQuery, statusesQuery } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import { useOrigin } from "../history/origin.ts";
import type { Verb } from "../next-step.ts";
import { useOrder } from "../order-context.ts";
import { ChoiceDetails, isPart, type Details } from "./choice-details.tsx";
import { useVerb } from "../verbs/use-verb.ts";
import type { VerbProps } from "../verbs/verb-dialog.tsx";
import { VerbForm, type Tell } from "../verbs/verb-form.tsx";

const groups = ["payment", "fulfilment", "other"] as const;

/** Any status of the three groups: the shop's words for each axis, and the merchant's own. */
export function ChooseStatus({ onClose }: VerbProps) {
  const { t } = useWords();
  const { shop } = useDesk();
  const { order } = useOrder();
  const { data, error, refetch } = useQuery(possibleStatusesQuery(shop.slug, order.id));
  return (
    <Dialog open onClose={onClose} title={t.verbs.choose_status.title}>
      {data ? (
        <Form possible={data.statuses} onClose={onClose} />
      ) : (
        <Waiting error={error} onRetry={() => void refetch()} />
      )}
    </Dialog>
  );
}

const keyOf = ({ axis, value, statusId }: PossibleStatus) => `${axis} ${statusId ?? value ?? ""}`;

function Form({ possible, onClose }: { possible: readonly PossibleStatus[]; onClose: () => void }) {
  const { t } = useWords();
  const { order, telling } = useOrder();
  const words = t.verbs.choose_status;
  const own = useOwn();
  const [chosen, setChosen] = useState<PossibleStatus>();
  const [tell, setTell] = useState<Tell>("nobody");
  const [details, setDetails] = useState<Details>({ amount: "", restock: true });
  const [isAsked, setAsked] = useState(false);
  const run = useVerb(words.done, onClose);
  const choose = (one: PossibleStatus) => {
    const status = own(one.statusId);
    setChosen(one);
    // Money is mostly taken back to put a mistake right: the customer hears of it where that is wanted.
    const isWanted = status
      ? status.isTelling && status.isVisible
      : one.isTold && one.steps?.at(-1) !== "reverse_payment";
    setTell(order.customer.email && isWanted ? "customer" : "nobody");
  };
  const submit = () => {
    if (!chosen) return;
    const { axis, value, statusId, amountMax } = chosen;
    const amount = amountMax === null ? undefined : amountTyped(details.amount, order.currency);
    if (amountMax !== null && !isPart(amount, amountMax)) return setAsked(true);
    const { restock } = details;
    const what = statusId ? { statusId } : value === null ? {} : { value };
    run.send({ path: `/orders/${order.id}/status`, body: { axis, ...what, amount, restock, tell } });
  };
  const isHidden = chosen?.steps?.length === 0 && own(chosen.statusId)?.isVisible === false;
  const step = chosen ? speaking(chosen) : "choose_status";
  // The axis's own word says nothing by itself, and one the customer does not see is not told.
  const isSilent = step === "choose_status" && !own(chosen?.statusId ?? null)?.isVisible;
  return (
    <VerbForm
      verb="choose_status"
      run={run}
      submit={words.submit}
      onSubmit={submit}
      onClose={onClose}
      {...(chosen && !isSilent && { tell, onTell: setTell, toldBy: telling(step) ? step : "choose_status" })}
    >
      <Groups possible={possible} chosen={chosen} onChoose={choose} />
      {chosen && (
        <ChoiceDetails
          chosen={chosen}
          details={details}
          isAsked={isAsked}
          onChange={(part) => setDetails({ ...details, ...part })}
        />
      )}
      {chosen && <WhatHappens chosen={chosen} isHidden={isHidden} details={details} />}
    </VerbForm>
  );
}

interface GroupsProps {
  possible: readonly PossibleStatus[];
  chosen: PossibleStatus | undefined;
  onChoose: (one: PossibleStatus) => void;
}

function Groups({ possible, chosen, onChoose }: GroupsProps) {
  const words = useWords().t.verbs.choose_status;
  return groups.map((axis) => (
    <fieldset key={axis} className="group">
      <legend>{words.groups[axis]}</legend>
      {offered(possible, axis).map((one) => (
        <Choice
          key={keyOf(one)}
          one={one}
          isChosen={chosen !== undefined && keyOf(chosen) === keyOf(one)}
          onChoose={onChoose}
        />
      ))}
    </fieldset>
  ));
}

/** The step whose own message leaves: the last one. A word alone has a message of its own. */
function speaking({ steps, isTold }: PossibleStatus): Verb {
  const last = steps?.at(-1);
  return isTold && last && last !== "reverse_refund" ? last : "choose_status";
}

/** What can be chosen now, and where the order stands. The group beside the axes may be left empty. */
function offered(possible: readonly PossibleStatus[], axis: PossibleStatus["axis"]): PossibleStatus[] {
  const found = possible.filter((one) => one.axis === axis && one.steps !== null);
  if (axis !== "other" || found.length === 0) return found;
  const isCurrent = !found.some((one) => one.isCurrent);
  return [{ axis, value: null, statusId: null, isCurrent, steps: [], amountMax: null, isTold: false }, ...found];
}

interface ChoiceProps {
  one: PossibleStatus;
  isChosen: boolean;
  onChoose: (one: PossibleStatus) => void;
}

function Choice({ one, isChosen, onChoose }: ChoiceProps) {
  return (
    <label>
      <input type="radio" name="status" checked={isChosen} disabled={one.isCurrent} onChange={() => onChoose(one)} />
      <Word one={one} />
      {one.isCurrent && <Current axis={one.axis} />}
    </label>
  );
}

/** Where the order stands, and who put it there. */
function Current({ axis }: { axis: PossibleStatus["axis"] }) {
  const { t } = useWords();
  const { order } = useOrder();
  const origin = useOrigin()(order, axis);
  return <span className="soft fine">{[t.verbs.choose_status.current, origin].filter(Boolean).join(" · ")}</span>;
}

/** A status as it is written everywhere: the shop's word for a value, or the merchant's own. */
export function Word({ one: { axis, value, statusId } }: { one: Pick<PossibleStatus, "axis" | "value" | "statusId"> }) {
  const { t } = useWords();
  if (statusId) return <OwnStatus id={statusId} />;
  if (axis === "payment") return <Status axis={axis} value={value as StatusOf<"payment">} />;
  if (axis === "fulfilment") return <Status axis={axis} value={value as StatusOf<"fulfilment">} />;
  return <span>{t.verbs.choose_status.none}</span>;
}

/** What the choice does beside the word, step by step. */
function WhatHappens({ chosen, isHidden, details }: { chosen: PossibleStatus; isHidden: boolean; details: Details }) {
  const { t } = useWords();
  const { order } = useOrder();
  const { money } = useDesk();
  const words = t.verbs.choose_status;
  const steps = chosen.steps ?? [];
  const rest = steps.includes("reverse_payment") ? order.total : order.total - order.captured;
  const part = amountTyped(details.amount, order.currency);
  const paid = chosen.value === "partially_paid" ? part : rest;
  const said = steps.map((step) =>
    step === "record_payment" ? words.steps.record_payment(money(paid ?? 0, order.currency)) : words.steps[step],
  );
  const lines = [...(said.length > 0 ? said : [words.onlyWord]), ...(isHidden ? [words.hidden] : [])];
  return (
    <ul className="effects" aria-label={t.verbs.effects.label}>
      {lines.map((line) => (
        <li key={line}>
          <span>{line}</span>
        </li>
      ))}
    </ul>
  );
}

function useOwn() {
  const { shop } = useDesk();
  const { data } = useQuery(statusesQuery(shop.slug));
  return (id: string | null) => data?.statuses.find((one) => one.id === id);
}
