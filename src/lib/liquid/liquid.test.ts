import assert from "node:assert/strict";
import { test } from "node:test";
import { fill, findFault, type TemplateFault } from "./liquid.ts";

const example = {
  greeting: "Bonjour Karim,",
  order: { reference: "1002", is_paid: false, lines: [{ name: "Bougie" }, { name: "Savon" }] },
};

const said = (template: string) => {
  const fault = findFault(template, example);
  return fault && `${fault.line} ${fault.reason} ${fault.name}`.trim();
};

const good: [string, string][] = [
  ["{{ greeting }} commande {{ order.reference }}", "Bonjour Karim, commande 1002"],
  ["{% for line in order.lines %}{{ forloop.index }}. {{ line.name }} {% endfor %}", "1. Bougie 2. Savon "],
  ["{{ order.lines.size }} {{ order.lines[0].name }} {{ order.lines.last.name | upcase }}", "2 Bougie SAVON"],
  ["{% if order.is_paid %}payée{% elsif order.reference == '1002' %}la nôtre{% endif %}", "la nôtre"],
  ["{% assign who = greeting | append: '!' %}{{ who }}", "Bonjour Karim,!"],
  ["{% raw %}{{ greeting }}{% endraw %}{% comment %}{{ nobody }}{% endcomment %}", "{{ greeting }}"],
];
for (const [template, text] of good)
  test(`${template} says ${text}`, () => {
    assert.equal(said(template), undefined);
    assert.deepEqual(fill(template, example), { text });
  });

const hostile: [string, string][] = [
  ["{{ constructor }}", "1 unknown_variable constructor"],
  ['{{ "".constructor }}', "1 unknown_variable constructor"],
  ["{{ order.__proto__ }}", "1 unknown_variable order.__proto__"],
  ["{{ order.reference.constructor }}", "1 unknown_variable order.reference.constructor"],
  ["{{ order.lines.constructor }}", "1 unknown_variable order.lines.constructor"],
  ["Bonjour\n\n{{ ordre.reference }}", "3 unknown_variable ordre.reference"],
  ["{% if order.is_paid %}\n{{ order.refrence }}\n{% endif %}", "2 unknown_variable order.refrence"],
  ["{% for line in order.lines %}\n{{ line.nom }}{% endfor %}", "2 unknown_variable line.nom"],
  ["{{ order.reference | shell }}", "1 unknown_filter shell"],
  ["{{ order.reference | sha256 }}", "1 unknown_filter sha256"],
  ["{% include '/etc/passwd' %}", "1 unknown_tag include"],
  ["{% render 'x' %}", "1 unknown_tag render"],
  ["{% layout 'x' %}", "1 unknown_tag layout"],
  ["{% endif %}", "1 unknown_tag endif"],
  ["Bonjour\n{% if order.is_paid %}", "2 not_closed"],
  ["{{ greeting", "1 not_closed"],
  ["{{ order }}", "1 not_a_text"],
  ["{{ order.lines }}", "1 not_a_text"],
  ["{{ order.lines | join: ' ' }}", "1 not_a_text"],
  ["{{ greeting | append: order }}", "1 not_a_text"],
  ["{{ }}", "1 unreadable"],
  ["{% for line order.lines %}{% endfor %}", "1 unreadable"],
  ["{{ greeting | append }}", "1 unreadable"],
];
for (const [template, expected] of hostile)
  test(`${template} is ${expected}`, () => assert.equal(said(template), expected));

const endless: Record<string, string> = {
  "a thousand million turns": "{% for i in (1..1000000000) %}x{% endfor %}",
  "turns in turns":
    "{% for i in (1..900) %}{% for j in (1..900) %}{% for k in (1..900) %}{% endfor %}{% endfor %}{% endfor %}",
  "lines in lines": `${"{% for line in order.lines %}".repeat(40)}${"{% endfor %}".repeat(40)}`,
  "ten megabytes from few words": `{% for i in (1..2000) %}${"x".repeat(5_000)}{% endfor %}`,
  "a text that doubles":
    "{% assign x = 'aaaaaaaaaa' %}{% for i in (1..100) %}{% assign x = x | append: x %}{% endfor %}",
  "a text that grows by replacing": `{% assign x = '${"a".repeat(90)}' %}{% for i in (1..9) %}{% assign x = x | replace: 'a', x %}{% endfor %}`,
  "more than is read": "x".repeat(10_001),
  "a thousand ifs in one another": "{% if 1 %}".repeat(900),
};
for (const [what, template] of Object.entries(endless))
  test(`${what} is refused in less than a second`, () => {
    const start = performance.now();

    const fault = findFault(template, example) as TemplateFault;

    assert.match(fault.reason, /^(too_much|not_closed)$/);
    assert.ok(performance.now() - start < 1_000);
  });

test("what a value says is never read as a template", () => {
  const values = { greeting: "{{ order.reference }}{% include 'x' %}", order: { reference: "1002" } };

  assert.deepEqual(fill("{{ greeting }}", values), { text: values.greeting });
});

test("what became wrong since it was kept is a fault, not an exception", () => {
  assert.deepEqual(fill("{{ order.lines.first.name }}", { order: { lines: [] } }), {
    fault: { reason: "unknown_variable", line: 1, name: "order.lines.first" },
  });
});
