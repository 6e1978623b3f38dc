// The process that prints. Started by pdf.ts, told what to print over its channel, ends with it.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { Answer, PdfRequest } from "../pdf.ts";
import { boxed, printable, withTexts } from "./printable.ts";

const inter = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/inter/package.json"));
const weights = ["400Regular", "500Medium", "600SemiBold", "700Bold"];
const compilers = new Map<string, NodeCompiler>();
const attemptCountMax = 6;

// Ctrl-C reaches every process of the terminal; ours decides when this one stops.
process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit(0));
process.on("message", (request: PdfRequest) => process.send?.(answer(request)));

function answer(request: PdfRequest): Answer {
  try {
    return { bytes: print(request) };
  } catch (error) {
    return { error: messageOf(error) };
  }
}

/** A character that no font here can draw would stop the whole document: it is printed as an empty box instead. */
function print({ template, data }: PdfRequest): Buffer {
  const compiler = compilerOf(dirname(template));
  let shown = withTexts(data, printable);
  for (let attempt = 1; ; attempt++) {
    try {
      const inputs = { data: JSON.stringify(shown) };
      return compiler.pdf({ mainFilePath: template, inputs }, { pdfStandard: "a-3a" });
    } catch (error) {
      const unknown = charactersWithoutFont(messageOf(error));
      if (unknown.size === 0 || attempt === attemptCountMax) throw error;
      shown = withTexts(shown, (text) => boxed(text, unknown));
    } finally {
      compiler.evictCache(5);
    }
  }
}

function compilerOf(workspace: string): NodeCompiler {
  let compiler = compilers.get(workspace);
  if (!compiler) {
    const fontPaths = weights.map((weight) => join(inter, weight));
    compilers.set(workspace, (compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] })));
  }
  return compiler;
}

/** The compiler names them: the text `\"中\"` could not be displayed with font `\"Inter\"`. */
function charactersWithoutFont(message: string): Set<string> {
  const found = message.matchAll(/the text `\\*"(.*?)\\*"` could not be displayed/g);
  const clusters = [...found].map(([, cluster = ""]) =>
    cluster.replaceAll(/\\+u\{([0-9a-f]+)\}/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16))),
  );
  return new Set(clusters.flatMap((cluster) => [...cluster]).filter((point) => point > "\u007f"));
}

/** What stops the layout stands in the error's code, what stops the writing of the file in its message. */
function messageOf(error: unknown): string {
  const { message = "", code = "" } = error as { message?: string; code?: string };
  return message || code;
}
