import { spawnSync } from "node:child_process";
import jsqrModule from "jsqr";

// Its file is of the older kind of module: what it exports stands one level deeper.
const jsQR = (jsqrModule as unknown as { default: typeof jsqrModule }).default ?? jsqrModule;

export const hasPdftoppm = spawnSync("pdftoppm", ["-v"]).status === 0;

/** What a reader reads from the QR code in the picture of a printed page (the first is 1); undefined when it finds none. */
export function codeOnPage(pdf: Buffer, page: number): string | undefined {
  const { stdout } = spawnSync("pdftoppm", ["-r", "200", "-f", String(page), "-l", String(page), "-"], {
    input: pdf,
    maxBuffer: 100_000_000,
  });
  const [, ...sides] = /^P6\n(\d+) (\d+)\n255\n/.exec(stdout.toString("latin1", 0, 40)) ?? [];
  const [width = 0, height = 0] = sides.map(Number);
  const pixels = stdout.subarray(stdout.length - width * height * 3);
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at++) rgba.set(pixels.subarray(at * 3, at * 3 + 3), at * 4);
  return jsQR(rgba, width, height)?.data;
}

/** The same from a path of squares, as pages draw it. */
export function codeOfPath(path: string, side: number): string | undefined {
  const [scale, margin] = [6, 24];
  const width = side * scale + 2 * margin;
  const rgba = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = 0; row < scale; row++) {
      const start = (Number(y) * scale + row + margin) * width + Number(x) * scale + margin;
      for (let at = start; at < start + Number(run) * scale; at++) rgba.fill(0, at * 4, at * 4 + 3);
    }
  }
  return jsQR(rgba, width, width)?.data;
}
