import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const schema = fileURLToPath(new URL("../../docs/orders-export.xsd", import.meta.url));

export const hasXmllint = spawnSync("xmllint", ["--version"]).status === 0;

/** What xmllint has to say of a document against the export's schema; empty when it is valid. */
export function faultsOfXml(document: string): string {
  const { status, stderr } = spawnSync("xmllint", ["--nonet", "--noout", "--schema", schema, "-"], {
    input: document,
    encoding: "utf8",
    maxBuffer: 100_000_000,
  });
  return status === 0 ? "" : stderr;
}
