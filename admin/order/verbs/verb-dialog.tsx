import type { ComponentType } from "react";
import { WriteToCustomer } from "../../messages/write-to-customer.tsx";
import { MakeLabel } from "../labels/make-label.tsx";
import type { Verb } from "../next-step.ts";
import type { AskedVerb } from "../order-context.ts";
import { ChooseStatus } from "../status/choose-status.tsx";
import { Cancel } from "./cancel.tsx";
import { CreditInvoice } from "./invoices/credit-invoice.tsx";
import { AskPayment, ConfirmPayment, DeleteOrder, IssueInvoice, Prepare } from "./plain-verbs.tsx";
import { Ready } from "./fulfilment/ready.tsx";
import { SendOut } from "./fulfilment/send-out.tsx";
import { PrintLabel } from "./fulfilment/print-label.tsx";
import { Return } from "./fulfilment/return.tsx";
import { Withhold } from "./fulfilment/withhold.tsx";
import { Deliver } from "./deliver.tsx";
import { RecordPayment } from "./record-payment.tsx";
import { Refund } from "./refund/refund.tsx";
import { ReversePayment } from "./reverse-payment.tsx";
import { AskDeposit } from "./deposit/ask-deposit.tsx";
import { CreditRefund } from "./invoices/credit-refund.tsx";
import { SendInvoice } from "./invoices/send-invoice.tsx";
import { Ship } from "./ship.tsx";

export interface VerbProps {
  asked: AskedVerb;
  onClose: () => void;
}

const forms: Partial<Record<Verb, ComponentType<VerbProps>>> = {
  record_payment: RecordPayment,
  reverse_payment: ReversePayment,
  ask_payment: AskPayment,
  ask_deposit: AskDeposit,
  refund: Refund,
  confirm_payment: ConfirmPayment,
  prepare: Prepare,
  ship: Ship,
  deliver: Deliver,
  choose_status: ChooseStatus,
  ready: Ready,
  print_label: PrintLabel,
  make_label: MakeLabel,
  send_out: SendOut,
  withhold: Withhold,
  return: Return,
  cancel: Cancel,
  delete: DeleteOrder,
  issue_invoice: IssueInvoice,
  credit_invoice: CreditInvoice,
  credit_refund: CreditRefund,
  send_invoice: SendInvoice,
  write: WriteToCustomer,
};

/** The form of the verb that was asked for. */
export function VerbDialog({ asked, onClose }: VerbProps) {
  const Form = forms[asked.verb];
  return Form ? <Form asked={asked} onClose={onClose} /> : null;
}
