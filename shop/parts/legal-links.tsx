import { offersWithdrawal } from "../../src/shops/law.ts";
import type { Frame } from "../frame.ts";

/** What the law wants within reach of every page; nothing that is not there. */
export function LegalLinks({ frame: { shop, base, words } }: { frame: Frame }) {
  if (!offersWithdrawal(shop)) return null;
  return (
    <section aria-labelledby="loi">
      <h2 id="loi">{words.legal.title}</h2>
      <ul className="ways">
        <li>
          <a href={`${base}/retractation`}>{words.withdrawal.link}</a>
        </li>
      </ul>
    </section>
  );
}
