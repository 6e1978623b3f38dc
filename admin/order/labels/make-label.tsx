import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatQuantity, type Milli } from "../../../shared/money.ts";
import type { CarrierName } from "../../../src/shipping/accounts/account.ts";
import type { AccountSeen } from "../../../src/shipping/accounts/accounts.actions.ts";
import { useDesk } from "../../desk.tsx";
import { Banner } from "../../kit/banner.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { SelectField, TextField } from "../../kit/forms/field.tsx";
import { Waiting } from "../../kit/page.tsx";
import { carrierAccountsQuery } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import { useOrder } from "../order-context.ts";
import { ParcelLines } from "../verbs/parcel-lines.tsx";
import { toShip } from "../verbs/parts.ts";
import { useVerb } from "../verbs/use-verb.ts";
import type { VerbProps } from "../verbs/verb-dialog.tsx";
import { VerbForm, type Tell } from "../verbs/verb-form.tsx";
import {
  beyondLabels,
  knownProducts,
  labelTyped,
  pointNeed,
  startOf,
  weightOf,
  type LabelFaults,
  type LabelTyped,
} from "./label-form.ts";
import { PointField } from "./point-field.tsx";
import { useShipsWithLabel } from "./use-labels.ts";

/** A label with its postage, for what is left to ship. */
export function MakeLabel({ onClose }: VerbProps) {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data, error, refetch } = useQuery(carrierAccountsQuery(shop.slug));
  const accounts = data?.carrierAccounts.filter(({ does }) => does.includes("labels"));
  const [first] = accounts ?? [];
  return (
    <Dialog open onClose={onClose} title={t.carriers.label.title}>
      {first && accounts ? (
        <LabelForm accounts={accounts} first={first} onClose={onClose} />
      ) : (
        <Waiting error={error} onRetry={() => void refetch()} />
      )}
    </Dialog>
  );
}

interface LabelFormProps {
  accounts: readonly AccountSeen[];
  first: AccountSeen;
  onClose: () => void;
}

function LabelForm({ accounts, first, onClose }: LabelFormProps) {
  const { t } = useWords();
  const { order: page } = useOrder();
  const order = beyondLabels(page);
  const words = t.carriers.label;
  const ships = useShipsWithLabel();
  const [typed, setTyped] = useState<LabelTyped>(() => ({ ...startOf(first, order), parts: {}, weight: undefined }));
  const [faults, setFaults] = useState<LabelFaults>({});
  const [tell, setTell] = useState<Tell>("customer");
  const run = useVerb(words.done, onClose);
  const { account, product, point } = typed;
  const need = pointNeed(typed);
  const isTrial = account.mode === "test";
  const isShipped = !isTrial && ships(account.habits.labelStatus);
  const change = (part: Partial<LabelTyped>) => setTyped({ ...typed, ...part });
  const submit = () => {
    const read = labelTyped(order, typed);
    if ("faults" in read) return setFaults(read.faults);
    setFaults({});
    run.send({ path: `/orders/${page.id}/labels`, body: { ...read.body, tell } });
  };
  return (
    <VerbForm
      verb="make_label"
      run={run}
      submit={words.submit}
      onClose={onClose}
      onSubmit={submit}
      toldBy="ship"
      {...(isShipped && { tell, onTell: setTell })}
    >
      <AccountChoice accounts={accounts} account={account} onChoose={(chosen) => change(startOf(chosen, order))} />
      <ParcelFields typed={typed} faults={faults} onChange={change} />
      <Offer
        carrier={account.carrier}
        product={product}
        error={faults.product && t.shell.errors.required}
        onChange={(code) => change({ product: code })}
      />
      {need !== "none" && (
        <PointField
          account={account}
          near={{ product, weightGrams: Number(weightOf(order, typed)) || 0 }}
          need={need}
          point={point}
          error={faults.point && words.pointMissing}
          onChange={(chosen) => change({ point: chosen })}
        />
      )}
      <p className="soft fine">{isTrial ? words.readyTrial : isShipped ? words.leaves : words.stays}</p>
    </VerbForm>
  );
}

interface ParcelFieldsProps {
  typed: LabelTyped;
  faults: LabelFaults;
  onChange: (part: Partial<LabelTyped>) => void;
}

/** What is in the parcel, and what it weighs. */
function ParcelFields({ typed, faults, onChange }: ParcelFieldsProps) {
  const { t } = useWords();
  const order = beyondLabels(useOrder().order);
  const { place } = useDesk();
  const words = t.carriers.label;
  const said = (fault: NonNullable<LabelFaults["parts"]>): string => {
    if (fault.fault === "quantity") return t.shell.errors.quantity;
    if (fault.fault === "nothing") return t.verbs.ship.nothing;
    return t.verbs.ship.tooMany(formatQuantity((fault.left ?? 0) as Milli, place.locale));
  };
  const { lineId } = faults.parts ?? {};
  return (
    <>
      <ParcelLines
        legend={t.verbs.ship.what}
        lines={toShip(order.lines)}
        parts={typed.parts}
        error={faults.parts && { ...(lineId && { lineId }), text: said(faults.parts) }}
        onChange={(id, quantity) => onChange({ parts: { ...typed.parts, [id]: quantity } })}
      />
      <TextField
        label={words.weight}
        hint={words.weightHint}
        unit="g"
        inputMode="numeric"
        value={weightOf(order, typed)}
        error={faults.weight && words.weightWrong}
        onChange={(weight) => onChange({ weight })}
      />
    </>
  );
}

interface AccountChoiceProps {
  accounts: readonly AccountSeen[];
  account: AccountSeen;
  onChoose: (account: AccountSeen) => void;
}

function AccountChoice({ accounts, account, onChoose }: AccountChoiceProps) {
  const { t } = useWords();
  const words = t.carriers.label;
  const nameOf = ({ carrier, mode }: AccountSeen) =>
    [t.carriers.names[carrier], mode === "test" && words.test].filter(Boolean).join(" · ");
  // Its trial is only a brand of its own: the address is the same.
  const trial = account.carrier === "mondial_relay" ? words.trialBilled : words.trial;
  const about = account.mode === "test" ? trial : words.billed;
  if (accounts.length === 1)
    return account.mode === "test" ? (
      <Banner tone="warn" title={`${words.by(t.carriers.names[account.carrier])} ${about}`} />
    ) : (
      <p className="soft">{`${words.by(t.carriers.names[account.carrier])} ${about}`}</p>
    );
  return (
    <SelectField
      label={words.account}
      hint={about}
      value={account.id}
      options={accounts.map((one) => [one.id, nameOf(one)] as const)}
      onChange={(id) => onChoose(accounts.find((one) => one.id === id) ?? account)}
    />
  );
}

interface OfferProps {
  carrier: CarrierName;
  product: string;
  error: string | undefined;
  onChange: (product: string) => void;
}

/** The carrier's offer: one of those whose names are known, or the code of another. */
function Offer({ carrier, product, error, onChange }: OfferProps) {
  const { t } = useWords();
  const words = t.carriers.label;
  const known = knownProducts[carrier] ?? [];
  if (known.some((one) => one === product))
    return (
      <SelectField
        label={words.product}
        value={product}
        options={known.map((one) => [one, words.products[one]] as const)}
        onChange={onChange}
      />
    );
  return (
    <TextField
      label={words.product}
      hint={t.carriers.productHint[carrier]}
      maxLength={60}
      spellCheck="off"
      value={product}
      error={error}
      onChange={onChange}
    />
  );
}
