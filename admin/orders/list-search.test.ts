import assert from "node:assert/strict";
import { test } from "node:test";
import { parseSearch, writeSearch } from "../search.ts";
import { readListSearch, type ListSearch } from "./list-search.ts";

const reread = (search: ListSearch) => readListSearch(parseSearch(writeSearch(search)));

test("an address holds the whole state of the list", () => {
  const search: ListSearch = {
    view: "to_do",
    payment: ["awaiting", "partially_paid"],
    fulfilment: ["unfulfilled"],
    means: ["cheque", "cash"],
    totalMin: "2000",
    totalMax: "50000",
    customer: "019a94b6-0c7e-7000-8000-000000000001",
    q: "Hélène & fils, 12",
    from: "2026-11-01",
    to: "2026-11-30",
    cursor: "abc",
  };

  assert.deepEqual(reread(search), search);
});

test("the plain list has a plain address", () => {
  assert.equal(writeSearch(readListSearch({ view: "all", q: "  ", payment: [] })), "");
});

test("what an address cannot mean is dropped", () => {
  const odd = {
    view: "everything",
    payment: "paid,sent",
    from: "yesterday",
    q: 12,
    totalMin: "-3",
    customer: "Karim",
    means: "shells",
  };

  assert.deepEqual(readListSearch(odd), { payment: ["paid"] });
});
