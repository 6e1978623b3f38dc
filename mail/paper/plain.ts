import { clean, cleanLine, type Block, type Fact, type Good, type Letter, type Letterhead } from "./letter.ts";

/** The letter for readers without HTML: complete, with every address written out. */
export function plainLetter(letter: Letter, head: Letterhead): string {
  const colon = head.locale.startsWith("fr") ? "\u00a0: " : ": ";
  const blocks = letter.blocks.map((block) => plainBlock(block, colon)).filter((text) => text !== "");
  const body = [cleanLine(letter.title), ...blocks].join("\n\n");
  return `${body}\n\n-- \n${[head.shopName, ...head.footer].map(cleanLine).join("\n")}\n`;
}

function plainBlock(block: Block, colon: string): string {
  const facts = (some: readonly Fact[] = []) => some.map((fact) => plainFact(fact, colon));
  switch (block.kind) {
    case "paragraph":
      return clean(block.text);
    case "button":
    case "link":
      return `${cleanLine(block.label)}${colon.trimEnd()}\n${cleanLine(block.url)}`;
    case "panel":
      return section(block.title, [...facts(block.facts), clean(block.text).trim()]);
    case "facts":
      return facts(block.facts).join("\n");
    case "goods": {
      const totals = (block.totals ?? []).map(({ label, amount }) => `${cleanLine(label)}${colon}${amount}`);
      return section(block.title, [...block.goods.map(plainGood), totals.join("\n")], "\n\n");
    }
    case "columns":
      return block.columns.map(({ title, lines }) => section(title, [lines.map(cleanLine).join("\n")])).join("\n\n");
    case "notice":
      return section(block.title, [clean(block.text).trim()]);
  }
}

function section(title: string, parts: readonly string[], between = "\n"): string {
  const heading = cleanLine(title);
  const body = parts.filter((part) => part !== "").join(between);
  return `${heading}\n${"-".repeat(heading.length)}\n${body}`;
}

function plainFact({ label, value, url }: Fact, colon: string): string {
  const text = `${cleanLine(label)}${colon}${cleanLine(value)}`;
  return url?.startsWith("http") ? `${text}\n${cleanLine(url)}` : text;
}

function plainGood({ name, detail, quantity, amount }: Good): string {
  const about = [name, detail].map(cleanLine).filter(Boolean).join(" – ");
  return `${about}\n${quantity}${amount === undefined ? "" : ` = ${amount}`}`;
}
