import { formatQuantity, type Milli } from "../../shared/money.ts";
import { amount, type Frame } from "../frame.ts";
import { Picture } from "./picture.tsx";

/** What is bought, in a list: picture, name, how many, how much. */
export interface ShownLine {
  key: string;
  name: string;
  variantName: string;
  pictureId: string | null;
  quantity: Milli;
  total: number;
}

export function LineList({ frame, lines }: { frame: Frame; lines: readonly ShownLine[] }) {
  return (
    <ul className="lines">
      {lines.map((line) => (
        <li key={line.key}>
          <Picture frame={frame} id={line.pictureId} name={line.name} size="line" />
          <span className="what">
            <span className="name">
              <bdi>{line.name}</bdi>
            </span>
            {line.variantName && (
              <span className="soft">
                <bdi>{line.variantName}</bdi>
              </span>
            )}
          </span>
          <span className="times">{`×\u00a0${formatQuantity(line.quantity, frame.locale)}`}</span>
          <span className="figures">{amount(frame, line.total)}</span>
        </li>
      ))}
    </ul>
  );
}
