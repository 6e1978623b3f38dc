import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const brotli = (text: Buffer) =>
  promisify(brotliCompress)(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_MODE]: 1 },
  });

/** Writes each script and style compressed beside itself, so that the server never compresses while somebody waits. */
const compressed: Plugin = {
  name: "compressed",
  apply: "build",
  async writeBundle({ dir = "" }, bundle) {
    const files = Object.values(bundle).filter(({ fileName }) => /\.(js|css|svg)$/.test(fileName));
    await Promise.all(
      files.map(async (file) => {
        const text = Buffer.from(file.type === "chunk" ? file.code : file.source);
        const path = join(dir, file.fileName);
        await Promise.all([
          brotli(text).then((bytes) => writeFile(`${path}.br`, bytes)),
          promisify(gzip)(text).then((bytes) => writeFile(`${path}.gz`, bytes)),
        ]);
      }),
    );
  },
};

const workerSource = new URL("admin/installed/service-worker.js", import.meta.url);

/** Writes the service worker with the names of the files it keeps: what the pages are made of, in the letters we write. */
const installable: Plugin = {
  name: "installable",
  enforce: "post",
  apply: "build",
  async generateBundle(_options, bundle) {
    const names = Object.keys(bundle).filter((name) => /\.(js|css)$|-latin-wght[^/]*\.woff2$/.test(name));
    const files = names.toSorted().map((name) => `/admin/${name}`);
    const source = await readFile(workerSource, "utf8");
    const version = createHash("sha256").update(source).update(files.join("\n")).digest("hex").slice(0, 12);
    const head = `const version = "${version}";\nconst files = new Set(${JSON.stringify(files)});\n`;
    this.emitFile({ type: "asset", fileName: "service-worker.js", source: head + source });
  },
};

/** The merchant's application: built from admin/ into dist/admin, served under /admin/. */
export default defineConfig({
  root: "admin",
  base: "/admin/",
  plugins: [react(), installable, compressed],
  build: {
    outDir: "../dist/admin",
    emptyOutDir: true,
    target: ["chrome123", "firefox121", "safari17.5"],
    // Files stay files: they are cached one by one.
    assetsInlineLimit: 0,
  },
  server: {
    // While developing, everything but the application is asked of a running Carnet.
    proxy: { "^/(api|s)/": { target: process.env["CARNET_URL"] ?? "http://127.0.0.1:3000" } },
  },
});
