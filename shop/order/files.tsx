import { formatBytes } from "../../shared/files/bytes.ts";
import { formatDate } from "../../shared/dates.ts";
import type { CustomerOrder } from "../../src/overview/customer/customer-order.ts";
import { trackingToken } from "../../src/orders/tracking.ts";
import { isKept, isToBeGiven, stateOf, type Download } from "../../src/shipping/downloads/download.ts";
import type { Frame } from "../frame.ts";
import { Icon } from "../parts/icons.tsx";

/** What he bought to download: each file with what is left of it, or why it cannot be had. */
export function Files({ frame, view: { order, files, withheld } }: { frame: Frame; view: CustomerOrder }) {
  const { words, base, shop } = frame;
  const awaits = order.lines.some((line) => line.kind === "digital" && line.fileId !== null && isKept(line));
  if (files.length === 0 && !awaits) return null;
  const why = withheld ?? (files.length === 0 && !isToBeGiven(order) ? "unpaid" : null);
  const path = `${base}/suivi/${trackingToken(shop, order.id)}/fichiers`;
  return (
    <section className="panel" aria-labelledby="fichiers">
      <h2 id="fichiers">{words.files.title}</h2>
      {why && <p className="notice warn">{words.files.withheld[why]}</p>}
      {!why && files.length === 0 && <p>{words.files.soon}</p>}
      {!why && files.length > 0 && (
        <ul className="files">
          {files.map((one) => (
            <File key={one.id} frame={frame} download={one} action={`${path}/${one.id}`} />
          ))}
        </ul>
      )}
    </section>
  );
}

function File({ frame, download, action }: { frame: Frame; download: Download; action: string }) {
  const { words, locale, shop, now } = frame;
  const { file, count, countMax, expiresAt } = download;
  const date = formatDate(expiresAt, { locale, timeZone: shop.timeZone });
  const state = stateOf(download, now);
  const said = {
    open: words.files.left(countMax - count, date),
    used_up: words.files.usedUp,
    expired: words.files.expired(date),
  }[state];
  return (
    <li>
      <div>
        <p className="strong">
          <bdi>{file.name}</bdi> <span className="soft">{formatBytes(file.size, locale)}</span>
        </p>
        <p className="soft">{said}</p>
      </div>
      {state === "open" && (
        <form method="post" action={action}>
          <button className="button" type="submit" aria-label={words.files.downloadOne(file.name)}>
            <Icon name="download" />
            {words.files.download}
          </button>
        </form>
      )}
    </li>
  );
}
