import { Document } from "../document.tsx";
import { renderPage, type Frame } from "../frame.ts";

export interface ProblemView {
  title: string;
  text: string;
  way: { label: string; path: string };
}

/** Something is not there, or went wrong: what, and the way out. */
export function problemPage(frame: Frame, { title, text, way }: ProblemView): string {
  return renderPage(
    <Document frame={frame} title={title}>
      <div className="wide narrow">
        <div className="panel empty-basket">
          <h1>{title}</h1>
          <p className="soft">{text}</p>
          <a className="button primary" href={`${frame.base}${way.path}`}>
            {way.label}
          </a>
        </div>
      </div>
    </Document>,
  );
}
