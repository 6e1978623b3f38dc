import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import * as budgets from "./architecture/budgets.ts";
import type { Rule } from "./architecture/house.ts";
import * as house from "./architecture/house.ts";
import * as outside from "./architecture/outside.ts";
import { nounsArePure } from "./architecture/purity.ts";
import * as sql from "./architecture/sql.ts";
import { readTree, treeOf } from "./architecture/tree.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const tree = readTree(root);

/** Statements the slice of orders may not hold: the baskets belong to the checkout. */
const foreignStatements = [
  "select 1 from carts",
  "select 1 from lines l, carts c",
  "select 1 from lines left join carts on true",
  "insert into carts values (1)",
  "update carts set a = 1",
  "delete from carts",
  "delete from lines using carts",
];

const twoTables = {
  "db/migrations/0001-a.sql": "-- slice: checkout\ncreate table carts (\n-- slice: orders\ncreate table lines (\n",
};

/** Each rule holds on the project, and finds the fault in every small project that breaks it. */
const rules: { sentence: string; rule: Rule; broken: Record<string, string>[] }[] = [
  {
    sentence: "rule 1: lib has never heard of a shop",
    rule: house.libKnowsNoShop,
    broken: [
      { "src/lib/db.ts": 'import { Refusal } from "../refusals.ts";', "src/refusals.ts": "" },
      { "src/lib/db.ts": 'import type { Order } from "../orders/order.ts";' },
    ],
  },
  {
    sentence: "shared runs in the browser and on the server",
    rule: house.sharedRunsAnywhere,
    broken: [
      { "shared/money.ts": 'import { readFileSync } from "node:fs";' },
      { "shared/money.ts": "export const zone = process.env.TZ;" },
    ],
  },
  {
    sentence: "rule 2: a noun is pure",
    rule: nounsArePure,
    broken: [
      { "src/orders/order.ts": 'import type { Row } from "./orders.sql.ts";' },
      { "src/orders/order.ts": "export const now = () => new Date();" },
      { "src/orders/order.ts": "export const now = () => Date.now();" },
      { "src/orders/order.ts": 'import "../lib/db.ts";', "src/lib/db.ts": 'import pg from "pg";' },
      { "src/orders/order.ts": 'import { randomUUID } from "node:crypto"; export const id = randomUUID();' },
    ],
  },
  {
    sentence: "rule 3: slices look only down their line",
    rule: house.slicesLookDown,
    broken: [
      { "src/orders/orders.actions.ts": 'import { issue } from "../invoices/invoices.actions.ts";' },
      { "src/orders/orders.actions.ts": 'import type { App } from "../app.ts";' },
      { "src/happenings.ts": 'import type { Order } from "./orders/order.ts";' },
      { "src/gadgets/gadget.ts": "" },
    ],
  },
  {
    sentence: "rule 4: another slice is entered by its door",
    rule: house.enterByTheDoor,
    broken: [
      { "src/orders/orders.actions.ts": 'import { findVariant } from "../catalog/variants.sql.ts";' },
      { "shop/product.tsx": 'import { findVariant } from "../src/catalog/variants.sql.ts";' },
    ],
  },
  {
    sentence: "a slice is made of the known kinds of file",
    rule: house.slicesUseTheKnownFileKinds,
    broken: [{ "src/orders/orders.manager.ts": "" }],
  },
  {
    sentence: "rule 5: SQL stays in *.sql.ts and in lib",
    rule: sql.sqlStaysInSqlFiles,
    broken: [
      { "src/orders/orders.http.ts": "export const q = `select id from orders where id = ${1}`;" },
      { "src/orders/orders.actions.ts": "export const go = (tx: Tx) => tx.query(everything);" },
      { "src/orders/orders.actions.ts": 'export const q = "update orders set number = 1";' },
    ],
  },
  {
    sentence: "rule 5: every table names its slice",
    rule: sql.tablesNameTheirSlice,
    broken: [
      { "db/migrations/0001-a.sql": "create table orders (\n" },
      { "db/migrations/0001-a.sql": "-- slice: sales\ncreate table orders (\n" },
      { "db/migrations/0001-a.sql": "-- slice: orders\n\ncreate table orders (\n" },
    ],
  },
  {
    sentence: "rule 5: a slice's SQL touches its own tables, and overview writes none",
    rule: sql.slicesTouchTheirOwnTables,
    broken: [
      ...foreignStatements.map((statement) => ({
        ...twoTables,
        "src/orders/orders.sql.ts": `export const q = "${statement}";`,
      })),
      { ...twoTables, "src/overview/overview.sql.ts": 'export const q = "delete from carts";' },
    ],
  },
  {
    sentence: "rule 6: only jobs, adapters and lib call the outside",
    rule: outside.onlyJobsCallOutside,
    broken: [
      { "src/payments/payments.actions.ts": 'import nodemailer from "nodemailer";' },
      { "src/payments/payments.http.ts": 'export const go = () => fetch("https://example.org");' },
      { "shop/pay.tsx": 'export const go = () => fetch("https://example.org");' },
    ],
  },
  {
    sentence: "rule 6: a verb reaches neither disk nor network, even through lib",
    rule: outside.verbsStayInside,
    broken: [
      { "src/invoices/invoices.actions.ts": 'import { writeFileSync } from "node:fs";' },
      {
        "src/invoices/invoices.actions.ts": 'import { send } from "../lib/mail.ts";',
        "src/lib/mail.ts": 'import nodemailer from "nodemailer";',
      },
    ],
  },
  {
    sentence: "rule 6: the guard against outside calls in a transaction exists",
    rule: outside.guardExists,
    broken: [
      { "src/orders/orders.actions.ts": "", "src/lib/db.ts": "export function transaction() {}" },
      { "src/orders/orders.actions.ts": "" },
    ],
  },
  {
    sentence: "rule 6: whoever leaves the program goes through the guard",
    rule: outside.callersUseTheGuard,
    broken: [
      { "src/webhooks/webhooks.jobs.ts": 'export const go = () => fetch("https://example.org");' },
      {
        "src/notifications/messages.jobs.ts": 'import { send } from "../lib/mail.ts"; send();',
        "src/lib/mail.ts": 'import nodemailer from "nodemailer"; export const send = () => nodemailer;',
      },
    ],
  },
  {
    sentence: "rule 7: the browser takes only types from the server",
    rule: house.browserTakesOnlyTypes,
    broken: [
      { "admin/orders.tsx": 'import { total } from "../src/orders/order.ts";' },
      { "admin/orders.tsx": 'import { type Order } from "../src/orders/order.ts";' },
      { "shop/islands/cart.ts": 'import { join } from "node:path";' },
    ],
  },
  {
    sentence: "rule 7: only the app plugs in routes and jobs",
    rule: house.onlyTheAppWires,
    broken: [
      { "src/orders/orders.jobs.ts": 'import { routes } from "./orders.http.ts";' },
      { "shop/pages.tsx": 'import { app } from "../src/app.ts";' },
    ],
  },
  {
    sentence: "rule 7: nothing leans on tests or measurements",
    rule: house.nothingLeansOnTests,
    broken: [{ "src/orders/order.ts": 'import { sophie } from "../../test/support/people.ts";' }],
  },
  {
    sentence: "ui draws and holds no state",
    rule: house.uiHasNoHooks,
    broken: [{ "ui/badge.tsx": 'import { useState } from "react";' }],
  },
  {
    sentence: `a file has at most ${budgets.linesPerFileMax} lines`,
    rule: budgets.filesAreShort,
    broken: [{ "src/orders/order.ts": "export {};\n".repeat(budgets.linesPerFileMax + 1) }],
  },
  {
    sentence: `a folder holds at most ${budgets.filesPerFolderMax} files`,
    rule: budgets.foldersAreSmall,
    broken: [Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`src/orders/noun${index}.ts`, ""]))],
  },
  {
    sentence: "there are no drawers",
    rule: budgets.noDrawers,
    broken: [{ "src/utils/money.ts": "" }, { "shared/types.ts": "" }, { "admin/common/button.tsx": "" }],
  },
  {
    sentence: "there are no barrels",
    rule: budgets.noBarrels,
    broken: [{ "src/orders/index.ts": 'export * from "./order.ts"; export { a } from "./b.ts";' }],
  },
  {
    sentence: "nothing is left for later in the code",
    rule: budgets.nothingUnfinished,
    broken: [{ "src/orders/order.ts": `// ${"TO"}DO: refuse` }],
  },
  {
    sentence: "nothing names a machine or a package mirror",
    rule: budgets.nothingMachineBound,
    broken: [
      { "docs/a.md": `see /wo${"rk"}/shared` },
      { "package-lock.json": `"https://regis${"try"}.example.org/a.tgz"` },
    ],
  },
  {
    sentence: "no lint rule is switched off on the spot",
    rule: budgets.nothingSwitchedOff,
    broken: [{ "src/orders/order.ts": `// oxlint-dis${"able"}-next-line no-console` }],
  },
  {
    sentence: "no code is kept as a comment",
    rule: budgets.noCommentedCode,
    broken: [{ "src/orders/order.ts": "// const total = price * 2;\nexport {};" }],
  },
];

for (const { sentence, rule, broken } of rules) {
  test(sentence, () => {
    for (const files of broken) assert.notDeepEqual(rule(treeOf(files)), [], `not found in ${JSON.stringify(files)}`);

    assert.deepEqual(rule(tree), []);
  });
}

test("functions stay short, flat and with few parameters: the linter is told so", () => {
  const { rules: lint } = JSON.parse(readFileSync(`${root}.oxlintrc.json`, "utf8")) as {
    rules: Record<string, unknown>;
  };

  assert.deepEqual(lint["eslint/max-lines-per-function"], [
    "error",
    { max: 60, skipBlankLines: false, skipComments: false },
  ]);
  assert.deepEqual(lint["eslint/max-params"], ["error", 4]);
  assert.deepEqual(lint["eslint/max-depth"], ["error", 3]);
  for (const name of ["no-explicit-any", "no-non-null-assertion", "ban-ts-comment"]) {
    assert.equal(lint[`typescript/${name}`], "error");
  }
  assert.ok(Array.isArray(lint["typescript/no-floating-promises"]));
});

test("overview may read every table, and a slice its own", () => {
  const readers = {
    ...twoTables,
    "src/overview/overview.sql.ts": 'export const q = "select 1 from carts c join lines l on true";',
    "src/orders/orders.sql.ts": 'export const q = "update lines set a = 1 returning extract(epoch from b)";',
  };

  assert.deepEqual(sql.slicesTouchTheirOwnTables(treeOf(readers)), []);
});
