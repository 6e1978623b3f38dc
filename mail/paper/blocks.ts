import { clean, cleanLine, type Block, type Fact, type Good, type Total } from "./letter.ts";
import { markup, nothing, withBreaks, type Markup } from "./markup.ts";
import { buttonColour, style, tableReset } from "./style.ts";

type BlockOf<Kind extends Block["kind"]> = Extract<Block, { kind: Kind }>;

/** One block of a letter, with the space around it. */
export function blockMarkup(block: Block): Markup {
  switch (block.kind) {
    case "paragraph":
      return markup`<p class="ink" style="${style.paragraph}">${withBreaks(block.text)}</p>\n`;
    case "button":
      return button(block);
    case "link":
      return isWebAddress(block.url)
        ? markup`<p style="${style.second}">${link(block.url, block.label)}</p>\n`
        : nothing;
    case "panel":
      return panel(block);
    case "facts":
      return spaced(factTable(block.facts));
    case "goods":
      return spaced(goodTable(block));
    case "columns":
      return spaced(columns(block));
    case "notice":
      return notice(block);
  }
}

const spaced = (content: Markup): Markup => markup`<div style="${style.spaced}">${content}</div>\n`;

function button({ label, url }: BlockOf<"button">): Markup {
  if (!isWebAddress(url)) return nothing;
  return markup`<table ${tableReset} style="${style.buttonSpace}"><tr>
<td class="accent" bgcolor="${buttonColour}" style="${style.button}"><a href="${url}" class="on-accent" style="${style.buttonLink}">${cleanLine(label)}</a></td>
</tr></table>\n`;
}

function panel({ tone, title, text, facts = [] }: BlockOf<"panel">): Markup {
  const figures = facts.length > 0 ? markup`<div style="${style.panelFacts}">${factTable(facts)}</div>` : nothing;
  const said = text.trim() ? markup`<p class="ink" style="${style.panelText}">${withBreaks(text)}</p>` : nothing;
  return markup`<table ${tableReset} width="100%" style="${style.panelSpace}"><tr><td class="${tone}" style="${style[tone]}">
<h2 class="ink" style="${style.panelTitle}">${cleanLine(title)}</h2>
${figures}${said}
</td></tr></table>\n`;
}

function factTable(facts: readonly Fact[]): Markup {
  return markup`<table ${tableReset}>${facts.map(
    (fact) => markup`<tr>
<td class="label faint" style="${style.label}">${cleanLine(fact.label)}</td>
<td class="ink" style="${style.value}">${factValue(fact)}</td>
</tr>`,
  )}</table>`;
}

function factValue({ value, url }: Fact): Markup {
  if (!url || !(isWebAddress(url) || url.startsWith("mailto:"))) return markup`${cleanLine(value)}`;
  return link(url, value);
}

const link = (url: string, label: string): Markup =>
  markup`<a href="${url}" class="link" style="${style.link}">${cleanLine(label)}</a>`;

function goodTable({ title, goods, totals = [] }: BlockOf<"goods">): Markup {
  const figures =
    totals.length > 0
      ? markup`<table ${tableReset} width="100%" class="line" style="${style.totals}">${totals.map(totalRow)}</table>`
      : nothing;
  return markup`<h2 class="ink" style="${style.goodsTitle}">${cleanLine(title)}</h2>
<table ${tableReset} width="100%">${goods.map(goodRow)}</table>
${figures}`;
}

function goodRow({ name, detail, quantity, amount }: Good): Markup {
  const second = [detail, amount === undefined ? "" : quantity].map(cleanLine).filter(Boolean);
  const small = second.map((line) => markup`<br><span class="faint" style="${style.goodDetail}">${line}</span>`);
  return markup`<tr>
<td class="ink line" style="${style.good}"><strong style="${style.goodName}">${cleanLine(name)}</strong>${small}</td>
<td class="ink line" align="right" style="${style.goodAmount}">${amount ?? quantity}</td>
</tr>`;
}

const totalStyles = {
  grand: { label: style.grandLabel, amount: style.grandAmount, labelInk: "ink", amountInk: "ink" },
  plain: { label: style.totalLabel, amount: style.totalAmount, labelInk: "faint", amountInk: "ink" },
  aside: { label: style.totalLabel, amount: style.asideAmount, labelInk: "faint", amountInk: "faint" },
};

function totalRow({ label, amount, weight = "plain" }: Total): Markup {
  const look = totalStyles[weight];
  return markup`<tr>
<td class="${look.labelInk}" style="${look.label}">${cleanLine(label)}</td>
<td class="${look.amountInk}" align="right" style="${look.amount}">${amount}</td>
</tr>`;
}

function columns({ columns: all }: BlockOf<"columns">): Markup {
  const width = `${Math.floor(100 / Math.max(all.length, 1))}%`;
  return markup`<table ${tableReset} width="100%" class="line" style="${style.columns}"><tr>${all.map(
    ({ title, lines }) => markup`<td class="column ink" width="${width}" style="${style.column}">
<h2 class="ink" style="${style.heading}">${cleanLine(title)}</h2>
${withBreaks(lines.map(cleanLine).join("\n"))}
</td>`,
  )}</tr></table>`;
}

function notice({ title, text }: BlockOf<"notice">): Markup {
  const paragraphs = clean(text).trim().split("\n");
  return markup`<h2 class="faint" style="${style.noticeTitle}">${cleanLine(title)}</h2>
${paragraphs.map((paragraph) => markup`<p class="faint" style="${style.notice}">${paragraph}</p>\n`)}`;
}

/** Only pages: a link made from a merchant's pattern can never run anything. */
const isWebAddress = (url: string): boolean => /^https?:\/\//i.test(url);
