import assert from "node:assert/strict";
import { test } from "node:test";
import { searchOf } from "./order-search.ts";

const shopId = "01a20549-cd75-76d7-a6f4-4d70c5abcdef";

for (const [typed, query] of [
  ["Hélène fau", "'~helene' & '~fau':*"],
  ["06 12 34", "(('~06' & '~12' & '~34':*) | '~061234':*)"],
  ["6A 1234 Roy", "(('~6a' & '~1234') | '~6a1234') & '~roy':*"],
  ["#CH-1042", "'~ch' & '~1042':*"],
  ["o'; drop table orders --", "'~o' & '~drop' & '~table' & '~orders':*"],
  ["' :* & ! \\", ""],
  ["a b c d e f g h i j", "'~a' & '~b' & '~c' & '~d' & '~e' & '~f' & '~g' & '~h':*"],
] as const) {
  test(`"${typed}" is looked for as ${query || "nothing"}, ~ being the shop's mark`, () => {
    assert.equal(searchOf(shopId, typed), query.replaceAll("~", "abcdef"));
  });
}
