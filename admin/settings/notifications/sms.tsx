import { useQuery } from "@tanstack/react-query";
import { phoneNumber } from "../../../shared/phones/phones.ts";
import type { SettingsView } from "../../../src/shops/settings.ts";
import { api } from "../../api.ts";
import { useDesk } from "../../desk.tsx";
import { TextField, Tick } from "../../kit/forms/field.tsx";
import { deskPath, keys } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import { SettingsForm, type Drafting } from "../settings-form.tsx";
import type { PartProps } from "../settings-page.tsx";

interface SmsDraft {
  phones: string;
  smsMerchantOfOrders: boolean;
  smsMerchantOfPayments: boolean;
  smsCustomerOf: Texted[];
}

type Texted = SettingsView["smsCustomerOf"][number];
const texted: Texted[] = ["order_confirmation", "ready_for_pickup", "out_for_delivery", "shipped"];

const draftOf = (settings: SettingsView): SmsDraft => ({
  phones: settings.merchantPhones.join("\n"),
  smsMerchantOfOrders: settings.smsMerchantOfOrders,
  smsMerchantOfPayments: settings.smsMerchantOfPayments,
  smsCustomerOf: settings.smsCustomerOf,
});

const phonesMax = 5;

/** Nothing where the installation sends no SMS. */
export function SmsSettings({ settings }: PartProps) {
  const { t } = useWords();
  const { shop } = useDesk();
  const words = t.notifications.sms;
  const { data } = useQuery({
    queryKey: keys.sms(shop.slug),
    queryFn: ({ signal }) => api<{ provider: string | null }>(deskPath(shop.slug, "/sms"), { signal }),
  });
  const patchOf = ({ phones, ...own }: SmsDraft) => {
    const typed = phones.split(/[\n,;]+/).filter((one) => one.trim());
    const wrong = typed.find((one) => phoneNumber(one, shop.country) === null);
    if (wrong !== undefined) return { faults: { phones: words.wrong(wrong.trim()) } };
    if (typed.length > phonesMax) return { faults: { phones: words.tooMany } };
    return { patch: { ...own, merchantPhones: typed.flatMap((one) => phoneNumber(one, shop.country) ?? []) } };
  };
  if (!data?.provider) return null;
  return (
    <SettingsForm settings={settings} draftOf={draftOf} patchOf={patchOf}>
      {(drafting) => (
        <>
          <ForMerchant {...drafting} />
          <ForCustomer {...drafting} />
        </>
      )}
    </SettingsForm>
  );
}

function ForMerchant({ draft, faults, change }: Drafting<SmsDraft>) {
  const { t } = useWords();
  const words = t.notifications.sms;
  return (
    <section className="card">
      <header>
        <h2>{words.title}</h2>
      </header>
      <div className="body stack">
        <p className="soft">{words.hint}</p>
        <TextField
          label={words.phones}
          hint={words.phonesHint}
          error={faults["phones"]}
          lines={2}
          spellCheck="off"
          value={draft.phones}
          onChange={(phones) => change({ phones })}
        />
        <Tick
          label={words.orders}
          checked={draft.smsMerchantOfOrders}
          onChange={(smsMerchantOfOrders) => change({ smsMerchantOfOrders })}
        />
        <Tick
          label={words.payments}
          checked={draft.smsMerchantOfPayments}
          onChange={(smsMerchantOfPayments) => change({ smsMerchantOfPayments })}
        />
        <p className="soft fine">{words.also}</p>
      </div>
    </section>
  );
}

function ForCustomer({ draft, change }: Drafting<SmsDraft>) {
  const { t } = useWords();
  const words = t.notifications.sms;
  const { smsCustomerOf } = draft;
  return (
    <section className="card">
      <header>
        <h2>{words.customer}</h2>
      </header>
      <div className="body stack">
        <p className="soft">{words.customerHint}</p>
        {texted.map((kind) => (
          <Tick
            key={kind}
            label={t.mailbox.messages.kinds[kind]}
            checked={smsCustomerOf.includes(kind)}
            onChange={(isOn) =>
              change({ smsCustomerOf: isOn ? [...smsCustomerOf, kind] : smsCustomerOf.filter((one) => one !== kind) })
            }
          />
        ))}
      </div>
    </section>
  );
}
