import { z } from "zod";
import type { Context } from "../../context.ts";
import { command } from "../../lib/command.ts";
import type { Http } from "../../lib/http.ts";
import { optionalLine } from "../../lib/lines.ts";
import { refuseOddDay } from "../../payments/odd-day.ts";
import { Refusal } from "../../refusals.ts";
import { columnRoles } from "./csv-statement.ts";
import { readStatement, recordEntry } from "./statements.actions.ts";

const bytesMax = 5_242_880;
const column = z.coerce.number().int().min(0).max(200).optional();

const Columns = z.strictObject({ date: column, amount: column, name: column, text: column, reference: column });
const Part = z.object({ orderId: z.uuid(), amount: z.int().positive().describe("Minor units") });
const Amount = z.int().positive().max(99_999_999_999).describe("Minor units");
const Line = {
  key: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe("Names the line in every file that holds it"),
  bookedOn: z.iso.date(),
  amount: Amount,
  currency: z.string().length(3),
  reference: z.string().describe("The bank's own, kept with the payment"),
};

const Statement = z
  .object({
    entries: z.array(
      z.object({
        ...Line,
        name: z.string(),
        text: z.string(),
        isRecorded: z.boolean().describe("Recorded as a payment before"),
        proposal: z
          .object({ reason: z.enum(["reference", "order_number", "amount_and_name", "amount"]), parts: z.array(Part) })
          .nullable(),
      }),
    ),
    orders: z.array(
      z.object({
        id: z.uuid(),
        number: z.int(),
        reference: z.string(),
        customerName: z.string(),
        due: z.int(),
        currency: z.string(),
      }),
    ),
    columns: z
      .object({
        headers: z.array(z.string()),
        samples: z.array(z.array(z.string())),
        mapping: z.record(z.enum(columnRoles), z.int().nullable()),
      })
      .nullable()
      .describe("Of a CSV: how its columns were read"),
  })
  .meta({ id: "BankStatement" });
export type Statement = z.infer<typeof Statement>;

const tags = ["payments"];

/** What the bank's statement says arrived, and which orders it pays. */
export function registerStatements(http: Http, context: Context): void {
  http.addContentTypeParser(
    "application/octet-stream",
    { parseAs: "buffer", bodyLimit: bytesMax },
    (_request, body, done) => done(null, body),
  );
  http.post(
    "/bank-statements/reading",
    {
      schema: {
        operationId: "readBankStatement",
        summary:
          "Read a bank's file (camt.053, camt.054 or CSV, 5 MB at most, as application/octet-stream); nothing is kept",
        tags,
        isKeyless: true,
        querystring: Columns,
        response: { 200: Statement },
      },
    },
    async (request) => {
      const { body } = request;
      if (!Buffer.isBuffer(body) || body.length === 0)
        throw new Refusal("statement_unreadable", { reason: "not_a_statement" });
      const given = Object.entries(request.query).filter(([, at]) => at !== undefined);
      return readStatement(context.db.reads, request.shop, { bytes: body, mapping: Object.fromEntries(given) });
    },
  );
  http.post(
    "/bank-statements/entries",
    {
      schema: {
        operationId: "recordBankEntry",
        summary: "Record a line of a statement as the payment of one order, or of several; a line is recorded once",
        tags,
        body: z.strictObject({
          ...Line,
          reference: optionalLine(120).default(""),
          parts: z.array(Part).min(1).max(20),
        }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { timeZone } = request.shop;
      refuseOddDay(request.body.bookedOn, "bookedOn", { now: context.now(), timeZone });
      await command(context.db, request, (tx, caller) => recordEntry(tx, caller, request.body, context.now()));
      return reply.code(204).send(null);
    },
  );
}
