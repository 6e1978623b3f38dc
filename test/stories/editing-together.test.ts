// Changes of an order that meet: two people, a payment, the same request twice. Each is a version that stays.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openEditing } from "../support/editing.ts";
import { camille } from "../support/people.ts";

let post: Awaited<ReturnType<typeof openEditing>>;
before(async () => {
  post = await openEditing();
});
after(() => post.closeWithBooksRight());

test("asked twice with one key it is done once; nothing different does nothing and tells nobody", async () => {
  const { order } = await post.ordered();
  const { id } = await post.lineNamed(order, "Savon");
  const key = { "idempotency-key": "once" };
  const change = { changeLines: [{ id, quantity: 2_000 }] };

  const answers = await Promise.all([post.edit(order, change, key), post.edit(order, change, key)]);
  const same = await post.edited(order, { ...change, tell: "customer" });

  assert.deepEqual(answers[0]?.body, answers[1]?.body);
  assert.equal(same.sequence, null);
  const { history } = await post.shop.page(order.id);
  assert.equal(history.filter(({ kind }) => kind === "order.edited").length, 1);
  assert.equal((await post.versionsOf(order)).length, 2);
});

test("every change is a version that can be read: who, when, why, and all that the order said", async () => {
  const { order } = await post.ordered();
  assert.deepEqual(
    (await post.versionsOf(order)).map(({ sequence }) => sequence),
    [1],
  );
  const { id } = await post.lineNamed(order, "Savon");

  await post.edited(order, { changeLines: [{ id, quantity: 2_000 }], reason: "Deux savons" });
  await post.edited(order, { removeLines: [id], customer: { phone: "06 00 00 00 02" } });

  const versions = await post.versionsOf(order);
  assert.deepEqual(
    versions.map(({ sequence, reason, actor, content }) => [
      sequence,
      reason,
      actor.name,
      content.total,
      content.lines.length,
    ]),
    [
      [1, "", "Camille Lefèvre", 6_960, 2],
      [2, "Deux savons", "Sophie Martin", 7_650, 2],
      [3, "", "Sophie Martin", 6_270, 1],
    ],
  );
  assert.deepEqual([versions[1]?.content.phone, versions[2]?.content.phone], [camille.contact.phone, "06 00 00 00 02"]);
  for (const statement of ["update order_versions set reason = 'x'", "delete from order_versions"])
    await assert.rejects(post.shop.db.reads.run(statement), /append-only/);
});

test("two people change it at once: the second is told what changed, loses nothing, and may go on", async () => {
  const { order } = await post.ordered();
  const { version } = await post.shop.page(order.id);
  const [candle, soap] = [await post.lineNamed(order, "Bougie"), await post.lineNamed(order, "Savon")];
  const ifMatch = { "if-match": `"${version}"` };
  const changes = [
    { changeLines: [{ id: candle.id, quantity: 3_000 }] },
    { changeLines: [{ id: soap.id, quantity: 2_000 }] },
  ];

  const answers = await Promise.all(changes.map((one) => post.edit(order, one, ifMatch)));

  const [late] = answers.filter(({ status }) => status === 409);
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [201, 409],
  );
  assert.equal(late?.body.code, "changed_meanwhile");
  const { changes: told, version: now } = late.body.details as { changes: { kind: string }[]; version: number };
  assert.deepEqual(
    told.map(({ kind }) => kind),
    ["order.edited"],
  );
  const lateChanges = changes[answers.indexOf(late)] ?? {};
  assert.equal((await post.edit(order, lateChanges, { "if-match": `"${now}"` })).status, 201);
  assert.deepEqual(
    [(await post.lineNamed(order, "Bougie")).quantity, (await post.lineNamed(order, "Savon")).quantity],
    [3_000, 2_000],
  );
});

test("a payment that arrives during an edit is kept and said; the edit saved after it counts with it", async () => {
  const { order } = await post.ordered();
  const { version } = await post.shop.page(order.id);
  const { id } = await post.lineNamed(order, "Savon");

  await post.shop.verb(order.id, "payments", { tell: "nobody" });
  await post.shop.settled();
  const late = await post.edit(order, { removeLines: [id] }, { "if-match": `"${version}"` });
  assert.equal(late.body.code, "changed_meanwhile");
  const { changes, version: now } = late.body.details as { changes: { kind: string }[]; version: number };
  assert.ok(changes.some(({ kind }) => kind === "payment.received"));

  const done = await post.edit(order, { removeLines: [id] }, { "if-match": `"${now}"` });
  assert.deepEqual([done.body.paymentStatus, done.body.due], ["overpaid", -690]);
});

test("payments and edits all at once, without a version: every cent and every piece is accounted for", async () => {
  const { candle, soap, order } = await post.ordered();
  const [a, b] = [await post.lineNamed(order, "Bougie"), await post.lineNamed(order, "Savon")];

  const answers = await Promise.all([
    post.edit(order, { changeLines: [{ id: a.id, quantity: 5_000 }] }),
    post.shop.desk.send("POST", `/orders/${order.id}/payments`, { amount: 1_000, tell: "nobody" }),
    post.edit(order, { changeLines: [{ id: b.id, quantity: 3_000 }] }),
    post.shop.desk.send("POST", `/orders/${order.id}/payments`, { amount: 2_000, tell: "nobody" }),
    post.edit(order, { addLines: [{ variantId: soap.variantId, quantity: 1_000 }] }),
  ]);

  assert.ok(
    answers.every(({ status }) => status < 300),
    JSON.stringify(answers.map(({ body }) => body)),
  );
  const page = await post.shop.page(order.id);
  assert.deepEqual([page.captured, page.total], [3_000, 5 * 2_890 + 4 * 690 + 490]);
  assert.deepEqual([await post.stockOf(candle), await post.stockOf(soap)], [5_000, 1_000]);
  assert.equal((await post.versionsOf(order)).length, 4);
});
