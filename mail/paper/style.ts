import { markup, type Markup } from "./markup.ts";

// Mail readers understand little: styles stand on the elements, and the sheet in the head only adds what may be missed
// without harm, the dark colours and the narrow screen. Colours are the admin's.

const ink = "#1c1d1f";
const faint = "#5c5d60";
const hairline = "#e6e5df";
const green = "#0f5f55";

export const canvasColour = "#f6f6f3";
export const cardColour = "#ffffff";
export const buttonColour = green;

/** Without it readers draw borders and gaps of their own. */
export const tableReset = markup`role="presentation" border="0" cellpadding="0" cellspacing="0"`;

const styles = {
  body: `margin:0;padding:0;background:${canvasColour};-webkit-text-size-adjust:100%;word-spacing:normal`,
  canvas: `background:${canvasColour};overflow-wrap:anywhere;word-break:break-word;font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif`,
  preview: "display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;mso-hide:all",
  outer: "padding:32px 16px 40px",
  page: "max-width:600px;text-align:left",
  head: "padding:0 4px 18px",
  monogramCell: "width:36px;vertical-align:top",
  monogram: `width:36px;height:36px;line-height:36px;border-radius:9px;background:${green};color:#ffffff;font-size:14px;font-weight:700;text-align:center`,
  shop: `padding-left:12px;font-size:17px;font-weight:650;color:${ink};letter-spacing:-.01em`,
  card: `background:${cardColour};border:1px solid ${hairline};border-radius:16px;padding:36px 36px 22px`,
  title: `margin:0 0 14px;font-size:25px;line-height:31px;font-weight:680;letter-spacing:-.02em;color:${ink}`,
  paragraph: `margin:0 0 16px;font-size:15px;line-height:23px;color:${ink}`,
  spaced: "margin:0 0 26px",
  buttonSpace: "margin:6px 0 26px",
  button: `background:${green};border-radius:10px`,
  buttonLink:
    "display:inline-block;padding:13px 24px;font-size:15px;line-height:20px;font-weight:620;color:#ffffff;text-decoration:none",
  second: "margin:-12px 0 26px;font-size:14px;line-height:21px",
  link: `color:${green};text-decoration:underline;text-underline-offset:2px`,
  panelSpace: "margin:4px 0 26px",
  loud: "background:#fffaeb;border:1px solid #f0e2b6;border-radius:12px;padding:18px 20px",
  quiet: `background:#fafaf8;border:1px solid ${hairline};border-radius:12px;padding:18px 20px`,
  panelFacts: "margin:0 0 8px",
  panelTitle: `margin:0 0 6px;font-size:15px;line-height:22px;font-weight:650;color:${ink}`,
  panelText: `margin:0;font-size:14px;line-height:22px;color:${ink}`,
  label: `padding:4px 16px 4px 0;font-size:14px;line-height:21px;color:${faint};white-space:nowrap;vertical-align:top`,
  value: `padding:4px 0;font-size:14px;line-height:21px;color:${ink};vertical-align:top`,
  heading: `margin:0 0 4px;font-size:15px;line-height:22px;font-weight:650;color:${ink}`,
  goodsTitle: `margin:0 0 10px;font-size:15px;line-height:22px;font-weight:650;color:${ink}`,
  good: `padding:12px 12px 12px 0;border-top:1px solid ${hairline};font-size:15px;line-height:21px;color:${ink};vertical-align:top`,
  goodName: "font-weight:600",
  goodDetail: `font-size:13px;line-height:19px;color:${faint}`,
  goodAmount: `padding:12px 0;border-top:1px solid ${hairline};font-size:15px;line-height:21px;color:${ink};text-align:right;white-space:nowrap;vertical-align:top;font-variant-numeric:tabular-nums`,
  totals: `border-top:1px solid ${hairline};padding-top:10px`,
  totalLabel: `padding:3px 12px 3px 0;font-size:14px;line-height:21px;color:${faint};vertical-align:top`,
  totalAmount: `padding:3px 0;font-size:14px;line-height:21px;color:${ink};text-align:right;white-space:nowrap;vertical-align:top;font-variant-numeric:tabular-nums`,
  asideAmount: `padding:3px 0;font-size:14px;line-height:21px;color:${faint};text-align:right;white-space:nowrap;vertical-align:top`,
  grandLabel: `padding:10px 12px 3px 0;font-size:17px;line-height:24px;font-weight:680;color:${ink};vertical-align:top`,
  grandAmount: `padding:10px 0 3px;font-size:17px;line-height:24px;font-weight:680;color:${ink};text-align:right;white-space:nowrap;vertical-align:top;font-variant-numeric:tabular-nums`,
  columns: `border-top:1px solid ${hairline};padding-top:20px`,
  column: `padding:0 20px 0 0;vertical-align:top;font-size:14px;line-height:21px;color:${ink}`,
  notice: `margin:0 0 6px;font-size:12.5px;line-height:19px;color:${faint}`,
  noticeTitle: `margin:18px 0 3px;font-size:12.5px;line-height:19px;font-weight:650;color:${faint}`,
  foot: `padding:22px 36px 8px;font-size:12.5px;line-height:19px;color:${faint}`,
} as const;

/** Escaped once: a letter carries hundreds. */
export const style = Object.fromEntries(Object.entries(styles).map(([name, css]) => [name, markup`${css}`])) as Record<
  keyof typeof styles,
  Markup
>;

/** Carried as it is in every letter: no text of a shop or a customer ever enters it. */
export const sheet = markup`<style>
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (max-width:520px){
.outer{padding:16px 8px 24px!important}
.card{padding:24px 20px 16px!important}
.foot{padding:18px 20px 4px!important}
.column{display:block!important;width:auto!important;padding:0 0 18px!important}
.label{padding-right:12px!important}
}
@media (prefers-color-scheme:dark){
.canvas{background:#131417!important}
.card{background:#1b1d21!important;border-color:#2e3238!important}
.ink{color:#eceef0!important}
.faint{color:#a6acb5!important}
.line{border-color:#2e3238!important}
.loud{background:#2c2718!important;border-color:#4a4020!important}
.quiet{background:#212429!important;border-color:#2e3238!important}
.accent{background:#5fc7b6!important}
.on-accent{color:#08211d!important}
.link{color:#5fc7b6!important}
}
</style>`;
