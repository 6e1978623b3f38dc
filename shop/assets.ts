import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliCompressSync } from "node:zlib";

/** Files the pages name, under addresses that change with their bytes: a browser may keep them for ever. */
export interface Assets {
  css: string;
  script: string;
  icon: string;
  /** By address, ready to be sent. */
  files: ReadonlyMap<string, AssetFile>;
}

export interface AssetFile {
  contentType: string;
  bytes: Buffer;
  /** The same, smaller, for browsers that accept it; typefaces are compressed already. */
  brotli?: Buffer;
}

const styles = ["../ui/tokens.css", "../ui/base.css"].concat(
  "frame kit shelf product fields checkout basket order parcels files withdrawal pay"
    .split(" ")
    .map((name) => `css/${name}.css`),
);
const typeface = "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";

/** Read once, at the start. The storefront needs no build. */
export function readAssets(): Assets {
  const files = new Map<string, AssetFile>();
  const keep = (name: string, contentType: string, bytes: Buffer): string => {
    const hash = createHash("sha256").update(bytes).digest("base64url").slice(0, 12);
    const address = `/assets/${name.replace(/(\.\w+)$/, `-${hash}$1`)}`;
    const isText = /^text|svg/.test(contentType);
    files.set(address, { contentType, bytes, ...(isText ? { brotli: brotliCompressSync(bytes) } : {}) });
    return address;
  };
  const font = keep("inter.woff2", "font/woff2", readFileSync(createRequire(import.meta.url).resolve(typeface)));
  const css = `${styles.map(read).join("\n")}\n${fontFace(font)}`;
  return {
    css: keep("shop.css", "text/css; charset=utf-8", Buffer.from(smaller(css))),
    script: keep("shop.js", "text/javascript; charset=utf-8", Buffer.from(read("islands/shop.js"))),
    icon: keep("shop.svg", "image/svg+xml", Buffer.from(read("css/icon.svg"))),
    files,
  };
}

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

/** Comments and indentation are for us, not for the visitor. */
const smaller = (css: string): string =>
  css
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/\n\s*/g, "\n")
    .replace(/\n+/g, "\n");

/** The page is readable before the typeface is there; the fallback has its measures, so nothing moves. */
const fontFace = (address: string): string =>
  `@font-face{font-family:"Inter Variable";font-weight:100 900;font-display:swap;src:url(${address}) format("woff2")}`;
