import { fractionDigits, parseDecimal } from "../../../shared/money.ts";
import { entryCountMax, UnreadableStatement, withKeys, type BankEntry, type Line } from "./statement.ts";
import { allAt, readXml, textAt, type Element } from "./xml-tree.ts";

const kinds = [
  ["BkToCstmrStmt", "Stmt"],
  ["BkToCstmrDbtCdtNtfctn", "Ntfctn"],
  ["BkToCstmrAcctRpt", "Rpt"],
] as const;

/** Money that arrived by an ISO 20022 statement (camt.053), notification (camt.054) or report (camt.052): what is booked and was not taken back. */
export function readCamt(xml: string): BankEntry[] {
  const document = readXml(xml);
  const statements = kinds.flatMap((path) => allAt(document, ...path));
  if (document.name !== "Document" || statements.length === 0) throw new UnreadableStatement("not_a_statement");
  const entries = statements.flatMap((statement) => {
    const account = textAt(statement, "Acct/Id/IBAN", "Acct/Id/Othr/Id");
    return withKeys(account, allAt(statement, "Ntry").filter(isCredit).flatMap(linesOf));
  });
  if (entries.length > entryCountMax) throw new UnreadableStatement("too_long");
  return entries;
}

function isCredit(entry: Element): boolean {
  const status = textAt(entry, "Sts/Cd", "Sts");
  const isBooked = status === "" || status === "BOOK";
  return isBooked && textAt(entry, "CdtDbtInd") === "CRDT" && textAt(entry, "RvslInd") !== "true";
}

/** One entry may gather several payments: each is a line of its own, where the bank says how much each is. */
function linesOf(entry: Element): Line[] {
  const bookedOn = textAt(entry, "BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm").slice(0, 10);
  const details = allAt(entry, "NtryDtls", "TxDtls");
  const isSplit = details.length > 1 && details.every((part) => amountOf(part, ...ownAmounts));
  const parts = isSplit || details.length === 1 ? details : [entry];
  return parts.flatMap((part): Line[] => {
    const isAlone = parts.length === 1;
    const paid = isAlone ? amountOf(entry, "Amt") : amountOf(part, ...ownAmounts);
    if (!paid || !/^\d{4}-\d{2}-\d{2}$/.test(bookedOn)) return [];
    const own = textAt(part, "Refs/AcctSvcrRef", "Refs/TxId") || (isAlone ? "" : textAt(part, "Refs/EndToEndId"));
    const bankReference = own || textAt(entry, "AcctSvcrRef");
    const name = textAt(
      part,
      "RltdPties/Dbtr/Nm",
      "RltdPties/Dbtr/Pty/Nm",
      "RltdPties/UltmtDbtr/Nm",
      "RltdPties/UltmtDbtr/Pty/Nm",
    );
    return [{ bankReference, bookedOn, ...paid, name, text: writtenWith(part, entry) }];
  });
}

/** Where a payment among several says its amount. */
const ownAmounts = ["Amt", "AmtDtls/TxAmt/Amt"];

/** ISO 20022 knows 18 digits; what is longer is no amount. */
const amountLengthMax = 40;

function amountOf(element: Element, ...paths: string[]): { amount: number; currency: string } | undefined {
  const [found] = paths.flatMap((path) => allAt(element, ...path.split("/")));
  const currency = found?.attributes["Ccy"] ?? "";
  const written = found?.text.trim() ?? "";
  if (!/^[A-Z]{3}$/.test(currency) || written.length > amountLengthMax) return undefined;
  const amount = parseDecimal(written.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, ""), fractionDigits(currency));
  return amount !== undefined && amount > 0 ? { amount, currency } : undefined;
}

function writtenWith(part: Element, entry: Element): string {
  const structured = allAt(part, "RmtInf", "Strd", "CdtrRefInf", "Ref");
  const free = allAt(part, "RmtInf", "Ustrd");
  const said = [...structured, ...free].map((one) => one.text.trim()).filter(Boolean);
  if (said.length > 0) return said.join(" ");
  const endToEnd = textAt(part, "Refs/EndToEndId");
  return textAt(part, "AddtlTxInf") || textAt(entry, "AddtlNtryInf") || (endToEnd === "NOTPROVIDED" ? "" : endToEnd);
}
