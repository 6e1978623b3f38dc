import { FlaskConical, Store } from "lucide-react";
import { useState } from "react";
import { Banner, ErrorBanner } from "../kit/banner.tsx";
import { useWords } from "../words.tsx";
import { Entrance } from "./entrance.tsx";
import { OwnShop } from "./own-shop.tsx";
import { useSetUp, type SetUpRun } from "./use-set-up.ts";

/** The first page of a new Carnet, opened from the one-time link; its token is after the "#", which no server sees. */
export function SetUp() {
  const { t } = useWords();
  const [token] = useState(() => location.hash.replace(/^#/, ""));
  const [isOwn, setOwn] = useState(false);
  const setUp = useSetUp(token);
  const words = t.entrance.setUp;
  const demo = setUp.done?.demo;
  return (
    <Entrance title={demo ? words.demoReady : words.title} lead={demo ? words.demoKeep : words.lead}>
      {!token && (
        <Banner tone="bad" title={words.missing}>
          <p>{words.missingHint}</p>
        </Banner>
      )}
      {demo && <DemoReady demo={demo} onEnter={setUp.enter} />}
      {token && !setUp.done && !isOwn && <Doors setUp={setUp} onOwn={() => setOwn(true)} />}
      {token && !setUp.done && isOwn && <OwnShop setUp={setUp} onBack={() => setOwn(false)} />}
    </Entrance>
  );
}

function Doors({ setUp, onOwn }: { setUp: SetUpRun; onOwn: () => void }) {
  const { t } = useWords();
  const { demo, own } = t.entrance.setUp;
  return (
    <>
      <ErrorBanner error={setUp.error} />
      <div className="doors">
        <section className="card">
          <FlaskConical size={26} strokeWidth={1.6} aria-hidden="true" />
          <h2>{demo.title}</h2>
          <p className="soft">{demo.text}</p>
          <button type="button" className="button" aria-disabled={setUp.isSending} onClick={setUp.openDemo}>
            {setUp.isSending ? demo.busy : demo.submit}
          </button>
        </section>
        <section className="card">
          <Store size={26} strokeWidth={1.6} aria-hidden="true" />
          <h2>{own.title}</h2>
          <p className="soft">{own.text}</p>
          <button type="button" className="button next" aria-disabled={setUp.isSending} onClick={onOwn}>
            {own.start}
          </button>
        </section>
      </div>
    </>
  );
}

/** What it takes to come back, shown once. */
function DemoReady({ demo, onEnter }: { demo: { email: string; password: string }; onEnter: () => void }) {
  const { t } = useWords();
  return (
    <section className="card stack wide">
      <dl className="stack">
        <dt className="soft">{t.entrance.signIn.email}</dt>
        <dd className="token">{demo.email}</dd>
        <dt className="soft">{t.entrance.signIn.password}</dt>
        <dd className="token">{demo.password}</dd>
      </dl>
      <button type="button" className="button next" onClick={onEnter}>
        {t.entrance.setUp.enter}
      </button>
    </section>
  );
}
