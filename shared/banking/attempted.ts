/** A try to pay online, as its happenings tell it. Minor units. */
export interface PaymentAttempted {
  paymentId: string;
  method: string;
  amount: number;
  currency: string;
}
