import { z } from "zod";
import { milli } from "../../shared/money.ts";
import type { Context } from "../context.ts";
import { command } from "../lib/command.ts";
import type { Http } from "../lib/http.ts";
import { optionalLine } from "../lib/lines.ts";
import { OrderParams, OrderStateView, TellField } from "../orders/order-state.ts";
import { Refusal } from "../refusals.ts";
import { labelCountMax } from "./shipment.ts";
import { deliverOrder, printLabels, shipOrder } from "./shipments.actions.ts";
import { undeliverOrder, unshipOrder } from "./taking-back.actions.ts";

const httpUrl = z.url({ protocol: /^https?$/ }).max(500);

const NewParcel = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        lineId: z.uuid(),
        quantity: z.int().positive().max(1_000_000_000).transform(milli).describe("Thousandths: 2 pieces are 2000"),
      }),
    )
    .max(500)
    .optional()
    .describe("What goes in the parcel; all that is left when left out"),
  carrier: optionalLine(80).optional(),
  trackingNumber: optionalLine(80).default(""),
  trackingLink: httpUrl.optional(),
  tell: TellField,
});

const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["shipments"] });

const firstInstant = new Date("2000-01-01T00:00:00Z");

/** The customer's withdrawal period starts then: an instant to come, or from another age, is a slip of the finger. */
function refuseOddInstant(at: string | undefined, now: Date): void {
  if (at === undefined || (new Date(at) >= firstInstant && new Date(at) <= now)) return;
  throw new Refusal("invalid_request", { errors: [{ pointer: "#/at", message: "between 2000-01-01 and now" }] });
}

export function registerShipments(http: Http, context: Context): void {
  registerAddressLabels(http, context);
  http.post(
    "/orders/:id/shipments",
    {
      schema: {
        ...described("shipOrder", "Hand a parcel over, with its carrier and tracking number"),
        params: OrderParams,
        body: NewParcel,
        response: { 201: OrderStateView.extend({ shipmentId: z.uuid() }) },
      },
    },
    async (request, reply) => {
      reply.code(201);
      return command(context.db, request, (tx, caller) =>
        shipOrder(tx, { caller, orderId: request.params.id, now: context.now() }, request.body),
      );
    },
  );
  http.post(
    "/orders/:id/delivery",
    {
      schema: {
        ...described("deliverOrder", "Say that a parcel, or all, arrived"),
        params: OrderParams,
        body: z.strictObject({
          shipmentId: z.uuid().optional(),
          at: z.iso.datetime({ offset: true }).optional(),
          tell: TellField,
        }),
        response: { 200: OrderStateView },
      },
    },
    (request) => {
      const now = context.now();
      const { shipmentId, at, tell } = request.body;
      refuseOddInstant(at, now);
      const how = { shipmentId, tell, at: at ? new Date(at) : now };
      return command(context.db, request, (tx, caller) =>
        deliverOrder(tx, { caller, orderId: request.params.id, now }, how),
      );
    },
  );
  registerTakingBack(http, context);
}

function registerTakingBack(http: Http, context: Context): void {
  http.delete(
    "/orders/:id/shipments/:shipment",
    {
      schema: {
        ...described("unshipOrder", "A parcel did not leave after all: its lines are to be shipped again"),
        params: OrderParams.extend({ shipment: z.uuid() }),
        response: { 200: OrderStateView },
      },
    },
    (request) =>
      command(context.db, request, (tx, caller) =>
        unshipOrder(tx, { caller, orderId: request.params.id, now: context.now() }, request.params.shipment),
      ),
  );
  http.delete(
    "/orders/:id/delivery",
    {
      schema: {
        ...described("undeliverOrder", "Not delivered after all: no parcel has arrived"),
        params: OrderParams,
        response: { 200: OrderStateView },
      },
    },
    (request) =>
      command(context.db, request, (tx, caller) =>
        undeliverOrder(tx, { caller, orderId: request.params.id, now: context.now() }),
      ),
  );
}

function registerAddressLabels(http: Http, context: Context): void {
  http.post(
    "/orders/:id/address-labels",
    {
      schema: {
        ...described(
          "printAddressLabels",
          "Say that address labels are printed, one a parcel; a rule may give a status",
        ),
        params: OrderParams,
        body: z.strictObject({ count: z.int().min(1).max(labelCountMax).default(1) }),
        response: { 200: OrderStateView },
      },
    },
    (request) =>
      command(context.db, request, (tx, caller) =>
        printLabels(tx, { caller, orderId: request.params.id, now: context.now() }, request.body.count),
      ),
  );
}
