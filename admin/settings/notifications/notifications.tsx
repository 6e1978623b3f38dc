import type { DeviceView, NoticeKind } from "../../../src/notifications/devices/device.ts";
import { useDesk } from "../../desk.tsx";
import { isPossible } from "../../installed/notifications.ts";
import { Banner, ErrorBanner } from "../../kit/banner.tsx";
import { Tick } from "../../kit/forms/field.tsx";
import { useWords } from "../../words.tsx";
import type { PartProps } from "../settings-page.tsx";
import { SmsSettings } from "./sms.tsx";
import { useDevice } from "./use-device.ts";

/** What reaches the team when Carnet is closed. */
export function NotificationSettings({ settings }: PartProps) {
  const device = useDevice();
  return (
    <div className="stack wide">
      <Here {...device} />
      <Others {...device} />
      <SmsSettings settings={settings} />
    </div>
  );
}

type Devices = ReturnType<typeof useDevice>;

function Here({ data, error, enable, choose, forget, tryOut }: Devices) {
  const { t } = useWords();
  const words = t.notifications;
  const possible = isPossible();
  const here = data?.here;
  return (
    <section className="card">
      <header>
        <h2>{words.here}</h2>
      </header>
      <div className="body stack">
        <ErrorBanner error={error} />
        <p className="soft">{words.hereHint}</p>
        {possible !== "yes" && (
          <Banner tone="info" title={words.impossible[possible].title}>
            <p>{words.impossible[possible].text}</p>
          </Banner>
        )}
        {here && <Kinds here={here} onChoose={choose.mutate} />}
        {possible === "yes" && data && (
          <div className="row">
            {here ? (
              <>
                <button type="button" className="button" onClick={() => tryOut.mutate(here)}>
                  {words.trial}
                </button>
                <button type="button" className="button bare" onClick={() => forget.mutate(here)}>
                  {words.disable}
                </button>
              </>
            ) : (
              <button type="button" className="button next" onClick={() => enable.mutate()}>
                {words.enable}
              </button>
            )}
          </div>
        )}
      </div>
    </section>
  );
}

/** A tick is kept as it is set: what is shown is what the server has. */
function Kinds({ here, onChoose }: { here: DeviceView; onChoose: (kinds: NoticeKind[]) => void }) {
  const { t } = useWords();
  const words = t.notifications;
  return (
    <>
      {(Object.keys(words.kinds) as NoticeKind[]).map((kind) => (
        <Tick
          key={kind}
          label={words.kinds[kind]}
          checked={here.kinds.includes(kind)}
          onChange={(isOn) => onChoose(isOn ? [...here.kinds, kind] : here.kinds.filter((one) => one !== kind))}
        />
      ))}
      <p className="soft fine">{words.own}</p>
    </>
  );
}

function Others({ data, forget }: Devices) {
  const { t } = useWords();
  const { day } = useDesk();
  const words = t.notifications;
  const others = data?.devices.filter((one) => one.id !== data.here?.id) ?? [];
  if (others.length === 0) return null;
  return (
    <section className="card">
      <header>
        <h2>{words.others}</h2>
      </header>
      <ul className="entries">
        {others.map((one) => (
          <li key={one.id}>
            <div>
              <p className="strong">{one.label}</p>
              <p className="soft fine">{words.since(day(one.createdAt))}</p>
            </div>
            <button
              type="button"
              className="button small"
              aria-label={words.forgetOf(one.label)}
              onClick={() => forget.mutate(one)}
            >
              {words.forget}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
