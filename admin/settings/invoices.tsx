import type { SettingsView } from "../../src/shops/settings.ts";
import { useToday } from "../desk.tsx";
import { SelectField, TextField } from "../kit/forms/field.tsx";
import { useWords } from "../words.tsx";
import { SettingsForm } from "./settings-form.tsx";
import type { PartProps } from "./settings-page.tsx";

interface InvoiceDraft {
  invoiceRule: SettingsView["invoiceRule"];
  creditNoteRule: SettingsView["creditNoteRule"];
  invoicePrefix: string;
  creditNotePrefix: string;
  invoiceFooter: string;
}

const rules = ["payment", "dispatch", "placement", "hand"] as const;

const creditRules = ["refund", "hand"] as const;

const draftOf = ({
  invoiceRule,
  creditNoteRule,
  invoicePrefix,
  creditNotePrefix,
  seller,
}: SettingsView): InvoiceDraft => ({
  invoiceRule,
  creditNoteRule,
  invoicePrefix,
  creditNotePrefix,
  invoiceFooter: seller.invoiceFooter,
});

const patchOf = ({ invoiceFooter, ...own }: InvoiceDraft) => ({ patch: { ...own, seller: { invoiceFooter } } });

/** When an invoice is issued, how it is numbered, and what stands at its foot. */
export function InvoiceSettings({ settings }: PartProps) {
  const { t } = useWords();
  const words = t.settings.invoices;
  const year = useToday().slice(0, 4);
  return (
    <SettingsForm settings={settings} draftOf={draftOf} patchOf={patchOf}>
      {({ draft, faults, change }) => (
        <section className="card">
          <header>
            <h2>{words.title}</h2>
          </header>
          <div className="body stack wide">
            <RuleFields draft={draft} change={change} />
            <TextField
              label={words.prefix}
              need="optional"
              hint={words.preview(`${draft.invoicePrefix}${year}-0001`)}
              maxLength={10}
              spellCheck="off"
              value={draft.invoicePrefix}
              error={faults["invoicePrefix"]}
              onChange={(invoicePrefix) => change({ invoicePrefix })}
            />
            <TextField
              label={words.creditPrefix}
              need="optional"
              hint={words.preview(`${draft.creditNotePrefix}${year}-0001`)}
              maxLength={10}
              spellCheck="off"
              value={draft.creditNotePrefix}
              error={faults["creditNotePrefix"]}
              onChange={(creditNotePrefix) => change({ creditNotePrefix })}
            />
            <TextField
              label={words.footer}
              need="optional"
              hint={words.footerHint}
              lines={4}
              maxLength={2_000}
              value={draft.invoiceFooter}
              onChange={(invoiceFooter) => change({ invoiceFooter })}
            />
          </div>
        </section>
      )}
    </SettingsForm>
  );
}

interface RuleFieldsProps {
  draft: InvoiceDraft;
  change: (part: Partial<InvoiceDraft>) => void;
}

/** When an invoice is issued, and the credit note of a refund. */
function RuleFields({ draft, change }: RuleFieldsProps) {
  const { t } = useWords();
  const words = t.settings.invoices;
  return (
    <>
      <SelectField
        label={words.rule}
        hint={words.ruleHint}
        value={draft.invoiceRule}
        options={rules.map((rule) => [rule, words.rules[rule]] as const)}
        onChange={(rule) => change({ invoiceRule: rule as InvoiceDraft["invoiceRule"] })}
      />
      <SelectField
        label={t.refunding.rule}
        hint={t.refunding.ruleHint}
        value={draft.creditNoteRule}
        options={creditRules.map((rule) => [rule, t.refunding.rules[rule]] as const)}
        onChange={(rule) => change({ creditNoteRule: rule as InvoiceDraft["creditNoteRule"] })}
      />
    </>
  );
}
