import { crc32, deflateSync, inflateSync } from "node:zlib";

// The pictures of the help pages are kept with the sources: a third of their weight is enough for them.

/** Colours of a row after the other, three bytes each. */
interface Pixels {
  width: number;
  height: number;
  rgb: Buffer;
}

const coloursMax = 256;
/** Squares of the differences of the three channels, added up: two colours as near as this look the same side by side. */
const same = 40;

/** The same picture in 256 of its most frequent colours, the others drawn in the nearest of them. Reads what Chromium writes. */
export function smaller(png: Buffer): Buffer {
  const pixels = decode(png);
  const { width, height } = pixels;
  const palette = frequentColours(pixels.rgb);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a pixel, its place in the palette.
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap(channelsOf));
  const body = deflateSync(inPalette(pixels, palette), { level: 9 });
  const parts = [chunk("IHDR", head), chunk("PLTE", colours), chunk("IDAT", body), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([png.subarray(0, 8), ...parts]);
}

/** One byte a pixel, and before each row a zero: its bytes stand for themselves. */
function inPalette({ width, height, rgb }: Pixels, palette: readonly number[]): Buffer {
  const places = new Map<number, number>();
  const rows = Buffer.alloc(height * (width + 1));
  for (let at = 0; at < width * height; at++) {
    const colour = rgb.readUIntBE(at * 3, 3);
    const place = places.get(colour) ?? nearest(palette, colour).index;
    places.set(colour, place);
    rows[at + Math.floor(at / width) + 1] = place;
  }
  return rows;
}

function decode(png: Buffer): Pixels {
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") data.push(png.subarray(at + 8, at + 8 + length));
  }
  const [width, height, isPlain] = [png.readUInt32BE(16), png.readUInt32BE(20), png.readUInt16BE(24) === 0x0802];
  if (!isPlain) throw new Error("not a picture in three plain colours");
  return { width, height, rgb: unfiltered(inflateSync(Buffer.concat(data)), width * 3, height) };
}

/** Each row says how its bytes were foretold from those to the left and above: PNG, part 9. */
function unfiltered(lines: Buffer, rowBytes: number, height: number): Buffer {
  const rgb = Buffer.alloc(rowBytes * height);
  const valueAt = (y: number, x: number): number => (y < 0 || x < 0 ? 0 : (rgb[y * rowBytes + x] ?? 0));
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (rowBytes + 1)] ?? 0;
    for (let x = 0; x < rowBytes; x++) {
      const [left, above, corner] = [valueAt(y, x - 3), valueAt(y - 1, x), valueAt(y - 1, x - 3)];
      const foretold = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      rgb[y * rowBytes + x] = (lines[y * (rowBytes + 1) + 1 + x] ?? 0) + foretold;
    }
  }
  return rgb;
}

/** Of the three neighbours, the one nearest to left + above − corner. */
function paeth(left: number, above: number, corner: number): number {
  const [toLeft, toAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function frequentColours(rgb: Buffer): number[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = rgb.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  // Equally frequent ones in a fixed order: the same picture always gives the same bytes.
  const sorted = [...counts].toSorted(([one, count], [other, more]) => more - count || one - other);
  const palette: number[] = [];
  for (const [colour] of sorted) {
    if (palette.length === coloursMax) break;
    if (nearest(palette, colour).distance > same) palette.push(colour);
  }
  return palette;
}

function nearest(palette: readonly number[], colour: number): { index: number; distance: number } {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour);
  let found = { index: -1, distance: Infinity };
  for (const [index, one] of palette.entries()) {
    const distance = ((one >> 16) - red) ** 2 + (((one >> 8) & 255) - green) ** 2 + ((one & 255) - blue) ** 2;
    if (distance < found.distance) found = { index, distance };
  }
  return found;
}

const channelsOf = (colour: number): number[] => [colour >> 16, (colour >> 8) & 255, colour & 255];

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
