/** A line of a bank statement, as the bank's own file writes it. */
export interface Credit {
  amount: string;
  currency?: string;
  name?: string;
  /** Free text, or the structured reference. */
  text?: string;
  structured?: string;
  reference?: string;
  /** The day it came. */
  bookedOn?: string;
  kind?: "CRDT" | "DBIT";
}

const ntry = ({
  amount,
  currency = "EUR",
  name = "",
  text,
  structured,
  reference = "",
  bookedOn = "2026-11-20",
  kind = "CRDT",
}: Credit): string => `
  <Ntry>
    <Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${kind}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
    <BookgDt><Dt>${bookedOn}</Dt></BookgDt>${reference && `<AcctSvcrRef>${reference}</AcctSvcrRef>`}
    <NtryDtls><TxDtls>
      <RltdPties><Dbtr><Pty><Nm>${name}</Nm></Pty></Dbtr></RltdPties>
      <RmtInf>${text === undefined ? "" : `<Ustrd>${text}</Ustrd>`}${
        structured === undefined ? "" : `<Strd><CdtrRefInf><Ref>${structured}</Ref></CdtrRefInf></Strd>`
      }</RmtInf>
    </TxDtls></NtryDtls>
  </Ntry>`;

/** A camt.053 statement of these lines. */
export const camt = (credits: readonly Credit[], head = '<?xml version="1.0" encoding="UTF-8"?>'): string =>
  `${head}
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
 <BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>
  <Stmt><Id>1</Id><Acct><Id><IBAN>FR1420041010050500013M02606</IBAN></Id></Acct>${credits.map(ntry).join("")}
  </Stmt>
 </BkToCstmrStmt>
</Document>`;
