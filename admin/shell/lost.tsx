import { Link } from "@tanstack/react-router";
import { useWords } from "../words.tsx";

/** No page has this address. */
export function LostPage() {
  return (
    <main>
      <Lost />
    </main>
  );
}

/** The same, where a part of a page was asked for. */
export function Lost() {
  const { t } = useWords();
  return (
    <div className="empty" role="alert">
      <h1>{t.shell.errors.notFound.title}</h1>
      <p>{t.shell.errors.notFound.hint}</p>
      <Link to="/" className="button">
        {t.shell.errors.toOrders}
      </Link>
    </div>
  );
}

/** A page failed to draw: nothing was lost on the server. */
export function Broken() {
  const { t } = useWords();
  return (
    <div className="empty" role="alert">
      <h1>{t.shell.errors.unexpected.title}</h1>
      <p>{t.shell.errors.unexpected.hint}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {t.shell.errors.reload}
      </button>
    </div>
  );
}
