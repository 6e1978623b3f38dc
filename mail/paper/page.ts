import { initials } from "../../shared/initials.ts";
import { blockMarkup } from "./blocks.ts";
import { cleanLine, type Letter, type Letterhead } from "./letter.ts";
import { dataMarkup, markup, nothing, pageOf, type Markup } from "./markup.ts";
import { canvasColour, cardColour, sheet, style, tableReset } from "./style.ts";

// Outlook on Windows knows no max-width: it is given a table of that width around ours.
const outlookOpens = markup`<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->`;
const outlookCloses = markup`<!--[if mso]></td></tr></table><![endif]-->`;

/** The letter as a page that stands alone: no picture, no script, nothing to fetch. 600 px wide, less on a phone. */
export function letterPage(letter: Letter, head: Letterhead): string {
  return pageOf(markup`<!doctype html>
<html lang="${head.locale}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${cleanLine(letter.subject)}</title>
${sheet}
${letter.data ? dataMarkup(letter.data) : nothing}</head>
<body class="canvas" style="${style.body}">
<div style="${style.preview}">${cleanLine(letter.preview)}</div>
<table ${tableReset} width="100%" class="canvas" bgcolor="${canvasColour}" style="${style.canvas}">
<tr><td align="center" class="outer" style="${style.outer}">
${outlookOpens}
<table ${tableReset} width="100%" style="${style.page}">
<tr><td style="${style.head}">${letterHead(head.shopName)}</td></tr>
<tr><td class="card" bgcolor="${cardColour}" style="${style.card}">
<h1 class="ink" style="${style.title}">${cleanLine(letter.title)}</h1>
${letter.blocks.map(blockMarkup)}
</td></tr>
<tr><td class="foot faint" style="${style.foot}">${footer(head)}</td></tr>
</table>
${outlookCloses}
</td></tr>
</table>
</body>
</html>
`);
}

function letterHead(shopName: string): Markup {
  return markup`<table ${tableReset}><tr>
<td style="${style.monogramCell}"><div class="accent on-accent" aria-hidden="true" style="${style.monogram}">${initials(cleanLine(shopName))}</div></td>
<td class="ink" style="${style.shop}">${cleanLine(shopName)}</td>
</tr></table>`;
}

function footer(head: Letterhead): Markup[] {
  const lines = head.footer.map(cleanLine).filter((line) => line !== "");
  return lines.map((line, index) => (index === 0 ? markup`${line}` : markup`<br>${line}`));
}
