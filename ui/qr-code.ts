import { encode } from "uqr";

/** A QR code as squares to draw: the side, counted in modules, and rows of dark ones as [x, y, width]. */
export interface QrCode {
  side: number;
  runs: (readonly [x: number, y: number, width: number])[];
}

/** Of error level M. Refuses what does not fit in `versionMax`. */
export function qrCode(text: string, versionMax: number): QrCode {
  const { size, data } = encode(text, { ecc: "M", maxVersion: versionMax, border: 0, boostEcc: false });
  return { side: size, runs: data.flatMap(runsOf) };
}

/** One row's dark modules, side by side ones together. */
function runsOf(row: readonly boolean[], y: number): QrCode["runs"] {
  return row.flatMap((isDark, x) => {
    if (!isDark || row[x - 1]) return [];
    const end = row.indexOf(false, x);
    return [[x, y, (end === -1 ? row.length : end) - x] as const];
  });
}

/** The same as an SVG path. */
export const pathOf = ({ runs }: QrCode): string =>
  runs.map(([x, y, width]) => `M${x} ${y}h${width}v1h-${width}z`).join("");
