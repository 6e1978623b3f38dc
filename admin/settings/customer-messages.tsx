import type { SwitchedKind } from "../../src/notifications/message.ts";
import type { SettingsView } from "../../src/shops/settings.ts";
import { CartReminderSettings } from "../baskets/reminder-settings.tsx";
import { Banner } from "../kit/banner.tsx";
import { SelectField, TextField, Tick } from "../kit/forms/field.tsx";
import { isEmail, quantityToType, quantityTyped } from "../kit/forms/typed.ts";
import { useWords } from "../words.tsx";
import { SettingsForm, type Drafting, type Faults } from "./settings-form.tsx";
import type { PartProps } from "./settings-page.tsx";
import { TextList } from "./texts/text-list.tsx";

interface MessagesDraft {
  emails: string;
  tellMerchantOfOrders: boolean;
  tellMerchantOfPayments: boolean;
  tellMerchantOfFailures: boolean;
  tellMerchantOfLowStock: boolean;
  tellMerchantOfWithdrawals: boolean;
  lowStock: string;
  mutedMessages: string[];
  undoSeconds: number;
}

const draftOf = (settings: SettingsView): MessagesDraft => ({
  emails: settings.merchantEmails.join("\n"),
  tellMerchantOfOrders: settings.tellMerchantOfOrders,
  tellMerchantOfPayments: settings.tellMerchantOfPayments,
  tellMerchantOfFailures: settings.tellMerchantOfFailures,
  tellMerchantOfLowStock: settings.tellMerchantOfLowStock,
  tellMerchantOfWithdrawals: settings.tellMerchantOfWithdrawals,
  lowStock: settings.lowStock === null ? "" : quantityToType(settings.lowStock, settings.locale),
  mutedMessages: settings.mutedMessages,
  undoSeconds: settings.undoSeconds,
});

/** What the customer may be told of, in the order of an order's life. A kind without its switch here does not compile. */
const customerKinds = Object.keys({
  order_confirmation: true,
  order_edited: true,
  payment_reminder: true,
  payment_received: true,
  payment_failed: true,
  invoice: true,
  credit_note: true,
  in_preparation: true,
  ready_for_pickup: true,
  out_for_delivery: true,
  shipped: true,
  delivered: true,
  download_ready: true,
  will_not_deliver: true,
  returned: true,
  refunded: true,
  cancelled: true,
  status_changed: true,
  cart_left: true,
} satisfies Record<SwitchedKind, true>) as SwitchedKind[];

export function CustomerMessages({ settings }: PartProps) {
  const { t } = useWords();
  const patchOf = ({ emails, lowStock: typed, ...own }: MessagesDraft): { patch: object } | { faults: Faults } => {
    const lowStock = typed.trim() === "" ? null : quantityTyped(typed);
    if (lowStock === undefined || (lowStock ?? 0) < 0) return { faults: { lowStock: t.shell.errors.quantity } };
    const merchantEmails = emails.split(/[\s,;]+/).filter(Boolean);
    if (!merchantEmails.every(isEmail)) return { faults: { emails: t.shell.errors.email } };
    return { patch: { ...own, lowStock, merchantEmails } };
  };
  return (
    <div className="stack wide">
      <SettingsForm settings={settings} draftOf={draftOf} patchOf={patchOf}>
        {(drafting) => (
          <>
            <ForMerchant {...drafting} />
            <ForCustomer {...drafting} />
          </>
        )}
      </SettingsForm>
      <CartReminderSettings settings={settings} />
      <TextList />
    </div>
  );
}

/** What the merchant may hear of, and the setting of each. */
const merchantTicks = [
  ["orders", "tellMerchantOfOrders"],
  ["payments", "tellMerchantOfPayments"],
  ["withdrawals", "tellMerchantOfWithdrawals"],
  ["failures", "tellMerchantOfFailures"],
  ["lowStock", "tellMerchantOfLowStock"],
] as const;

function ForMerchant({ draft, faults, change }: Drafting<MessagesDraft>) {
  const { t } = useWords();
  const words = t.settings.messages;
  return (
    <section className="card">
      <header>
        <h2>{words.merchant}</h2>
      </header>
      <div className="body stack">
        <details>
          <summary>{t.mailbox.arriving}</summary>
          <p className="soft fine">{t.mailbox.arrivingText}</p>
        </details>
        <TextField
          label={words.emails}
          hint={words.emailsHint}
          error={faults["emails"]}
          lines={2}
          spellCheck="off"
          value={draft.emails}
          onChange={(emails) => change({ emails })}
        />
        {merchantTicks.map(([word, name]) => (
          <Tick
            key={name}
            label={word === "withdrawals" ? t.law.settings.tell : words[word]}
            checked={draft[name]}
            onChange={(isTold) => change({ [name]: isTold })}
          />
        ))}
        {draft.tellMerchantOfLowStock && (
          <TextField
            label={words.lowStockAt}
            need="optional"
            hint={words.lowStockHint}
            error={faults["lowStock"]}
            inputMode="decimal"
            value={draft.lowStock}
            onChange={(lowStock) => change({ lowStock })}
          />
        )}
        {draft.emails.trim() === "" && (
          <Banner tone="warn" title={words.nobody}>
            <p>{words.nobodyText}</p>
          </Banner>
        )}
      </div>
    </section>
  );
}

/** The waits offered, and the one another program may have set. */
const waits = (now: number): number[] => [...new Set([0, 5, 10, 15, 30, 60, now])].sort((a, b) => a - b);

function ForCustomer({ draft, change }: Drafting<MessagesDraft>) {
  const { t } = useWords();
  const words = t.settings.messages;
  const { mutedMessages, undoSeconds } = draft;
  const off = customerKinds.filter((kind) => mutedMessages.includes(kind));
  return (
    <section className="card">
      <header>
        <h2>{words.customer}</h2>
      </header>
      <div className="body stack">
        <SelectField
          label={words.undo}
          hint={words.undoHint}
          value={String(undoSeconds)}
          options={waits(undoSeconds).map((one) => [String(one), one === 0 ? words.undoNone : words.undoSeconds(one)])}
          onChange={(seconds) => change({ undoSeconds: Number(seconds) })}
        />
        <p className="soft fine">{words.customerHint}</p>
        {customerKinds.map((kind) => (
          <Tick
            key={kind}
            label={t.mailbox.messages.kinds[kind]}
            checked={!mutedMessages.includes(kind)}
            onChange={(isOn) =>
              change({ mutedMessages: isOn ? mutedMessages.filter((one) => one !== kind) : [...mutedMessages, kind] })
            }
          />
        ))}
        {off.length > 0 && (
          <Banner tone="warn" title={words.off(off.map((kind) => t.mailbox.messages.kinds[kind]))}>
            <p>{words.offText}</p>
          </Banner>
        )}
      </div>
    </section>
  );
}
