// A merchant who wonders finds the help where he works: its pages, whom to ask, and a way to say whether it helped.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { articlesIn } from "../../admin/help/articles.ts";
import { blocksOf } from "../../admin/help/markdown.ts";
import { openTestShop, type TestShop } from "../support/shop.ts";

let shop: TestShop;
before(async () => {
  shop = await openTestShop({ supportEmail: "aide@agence.exemple.fr" });
});
after(() => shop.close());

interface Help {
  support: string | null;
  votes: Record<string, { yes: number; no: number }>;
}
const help = async () => (await shop.desk.get<Help>("/help")).body;
const vote = (article: string, isUseful: boolean) =>
  shop.desk.send<{ yes: number; no: number }>("POST", `/help/${article}/votes`, { isUseful });

test("C30 the help is served by the application itself: its contents, each page they name, and its pictures", async () => {
  const contents = await shop.site.get<string>("/help/README.md");
  const articles = articlesIn(contents.body);

  assert.ok(articles.length > 10);
  for (const { name } of articles) assert.equal((await shop.site.get(`/help/${name}.md`)).status, 200, name);
  const page = await shop.site.get<string>("/help/catalogue.md");
  const picture = blocksOf(page.body).find((block) => block.kind === "picture");
  const shown = await fetch(`${shop.address}/help/${picture?.source}`);
  assert.equal(shown.headers.get("content-type"), "image/png");
  assert.equal((await shop.site.get("/help/../package.json")).status, 404);
  assert.equal((await shop.site.get("/help/nothing.md")).status, 404);
});

test("C30, E48 whoever has read a page says whether it was useful; the answers are counted, and nothing else is kept", async () => {
  const answers = await Promise.all([vote("catalogue", true), vote("catalogue", false), vote("catalogue", true)]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [201, 201, 201],
  );
  await vote("statuts", false);

  assert.deepEqual((await help()).votes, { catalogue: { yes: 2, no: 1 }, statuts: { yes: 0, no: 1 } });
  const refused = await vote("..%2Fsecret", true);
  assert.equal(refused.status, 422);
  const typed = await shop.desk.send("PATCH", "/settings", { helpVotes: { catalogue: { yes: 900, no: 0 } } });
  assert.equal(typed.status, 422, "votes are not typed");
  await shop.desk.send("PATCH", "/settings", { name: "Atelier Lumière" });
  assert.equal((await help()).votes["catalogue"]?.yes, 2, "other settings leave them alone");
});

test("C30 the help says whom to write to, where the installation names somebody", async () => {
  assert.equal((await help()).support, "aide@agence.exemple.fr");

  const alone = await openTestShop();
  assert.equal((await alone.desk.get<Help>("/help")).body.support, null);
  await alone.close();
});
