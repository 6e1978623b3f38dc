import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pageCountOf, pdfaOf, textOfPdf } from "../../../test/support/pdf-text.ts";
import { renderPdf } from "../pdf.ts";

const folder = mkdtempSync(join(tmpdir(), "carnet-pdf-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function templateOf(name: string, source: string): string {
  const path = join(folder, `${name}.typ`);
  const date = "datetime(year: 2026, month: 11, day: 22)";
  const start = `#let data = json(bytes(sys.inputs.data))\n#set document(title: "Essai", date: ${date})\n#set text(font: "Inter", lang: "fr")\n`;
  writeFileSync(path, start + source);
  return path;
}
const plain = templateOf("plain", "#data.text");

test("the file says that it is PDF/A-3a, and its text is the text", async () => {
  const bytes = await renderPdf({ template: plain, data: { text: "Ça coûte 12,50\u00a0€, l’œuf à la coque" } });

  assert.equal(pdfaOf(bytes), "3A");
  assert.equal(textOfPdf(bytes), "Ça coûte 12,50\u00a0€, l’œuf à la coque");
});

test("the same request gives the same bytes", async () => {
  const request = { template: plain, data: { text: "Facture" } };

  assert.ok((await renderPdf(request)).equals(await renderPdf(request)));
});

test("text is printed as it is, whatever it would mean to the printer", async () => {
  const text = "#let x = 1 $ a/b $ *gras* _it_ `code` <label> @ref [a] \\ // \"guillemets\" 'simples' <script>";

  assert.equal(textOfPdf(await renderPdf({ template: plain, data: { text } })).replaceAll("\n", ""), text);
});

for (const [name, text] of [
  ["emoji", "Œuf 🥚 et 👩‍👩‍👧"],
  ["Chinese", "李雷 et Zoë"],
  ["Arabic and Hebrew", "العربية עברית Zoë"],
  ["direction marks and control characters", "Zoë\u202e\u0000\u0007 renversé"],
  ["5,000 characters without a space", `Zoë${"W".repeat(5_000)}`],
] as const) {
  test(`${name} do not stop the document`, async () => {
    const bytes = await renderPdf({ template: plain, data: { text } });

    assert.equal(pdfaOf(bytes), "3A");
    assert.match(textOfPdf(bytes), /Zoë|Œuf/);
  });
}

test("many pages are printed, and many documents at once", async () => {
  const pages = templateOf("pages", "#for each in data.list { each + pagebreak(weak: true) }");
  const list = Array.from({ length: 20 }, (_, at) => `page ${at + 1}`);

  const files = await Promise.all(Array.from({ length: 8 }, () => renderPdf({ template: pages, data: { list } })));

  assert.deepEqual(files.map(pageCountOf), Array(8).fill(20));
});

test("a template that fails says why, and the next document is printed", async () => {
  const broken = templateOf("broken", "#data.nothing");

  await assert.rejects(renderPdf({ template: broken, data: {} }), /could not be printed: .*nothing/);
  assert.equal(textOfPdf(await renderPdf({ template: plain, data: { text: "après" } })), "après");
});

test("a document that takes too long is given up, and the next one is printed", async () => {
  const endless = templateOf("endless", "#for i in range(9000) { for j in range(9000) { let x = i * j } }");

  await assert.rejects(renderPdf({ template: endless, data: {}, millisecondsMax: 500 }), /given up after 500 ms/);

  assert.equal(textOfPdf(await renderPdf({ template: plain, data: { text: "après" } })), "après");
});
