import { Document } from "../document.tsx";
import { renderPage, type Frame } from "../frame.ts";
import { Icon } from "../parts/icons.tsx";

/** What was chosen about reminders of baskets left behind, and the way to choose the other. */
export function remindersPage(frame: Frame, chosen: "refused" | "allowed"): string {
  const { words, base, path, shop } = frame;
  const said = words.reminders[chosen];
  return renderPage(
    <Document frame={frame} title={said.title} isPrivate>
      <div className="wide narrow">
        <div className="panel empty-basket">
          <span className="big-icon good">
            <Icon name="check" />
          </span>
          <h1>{said.title}</h1>
          <p className="soft">{said.text(shop.name)}</p>
          <a className="button primary" href={`${base}/`}>
            {words.problem.toShop}
          </a>
          {chosen === "refused" && (
            <form method="post" action={path}>
              <button className="button" type="submit">
                {words.reminders.mistake}
              </button>
            </form>
          )}
        </div>
      </div>
    </Document>,
  );
}
