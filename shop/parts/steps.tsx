import type { ReactNode } from "react";
import type { Quote } from "../../src/checkout/quote.ts";
import { stepNames, stepPath, type StepName } from "../../src/checkout/steps/steps.ts";
import { Document } from "../document.tsx";
import type { Frame } from "../frame.ts";
import { Icon } from "./icons.tsx";
import { OrderSummary } from "./summary.tsx";

interface StepProps {
  frame: Frame;
  quote: Quote;
  step: StepName;
  title: string;
  hasErrors?: boolean;
  children: ReactNode;
}

/** One step of the checkout: where one stands, what is asked, and what is being bought. */
export function StepPage({ frame, quote, step, title, hasErrors, children }: StepProps) {
  return (
    <Document frame={frame} title={title} hasErrors={hasErrors} kind="checkout">
      <div className="wide checkout">
        <div className="asked">
          <StepList frame={frame} quote={quote} current={step} />
          <h1>{title}</h1>
          {children}
        </div>
        {step !== "review" && <OrderSummary frame={frame} quote={quote} />}
      </div>
    </Document>
  );
}

function StepList({ frame, quote, current }: { frame: Frame; quote: Quote; current: StepName }) {
  const { words, base } = frame;
  const steps = stepNames.filter((step) => step !== "delivery" || quote.isDelivered);
  const at = steps.indexOf(current);
  return (
    <nav className="steps" aria-label={words.steps.label}>
      <ol>
        {steps.map((step, index) => (
          <li key={step} aria-current={step === current ? "step" : undefined}>
            <span className="dot">{index < at ? <Icon name="check" /> : index + 1}</span>
            {index < at ? (
              <a href={`${base}${stepPath[step]}`}>{words.steps[step]}</a>
            ) : (
              <span>{words.steps[step]}</span>
            )}
            {index < at && <span className="aloud">{words.steps.done}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
