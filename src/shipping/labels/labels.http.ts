import { z } from "zod";
import type { Context } from "../../context.ts";
import { command } from "../../lib/command.ts";
import { outside } from "../../lib/db.ts";
import type { Http } from "../../lib/http.ts";
import { optionalLine, requiredLine } from "../../lib/lines.ts";
import { OrderParams } from "../../orders/order-state.ts";
import { Refusal } from "../../refusals.ts";
import { reachCarrier } from "../accounts/accounts.actions.ts";
import { CarrierFailure } from "../carriers/carrier.ts";
import { carrierOf } from "../carriers/registry.ts";
import { LabelInput, labelView, LabelView } from "./label.ts";
import { askLabel, labelDocument } from "./labels.actions.ts";
import { dropLabel, enterNumber } from "./resolving.actions.ts";

const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["shipments"] });
const Params = OrderParams.extend({ label: z.uuid() });
/** Why a document is never `application/json` in the API's description. */
const Pdf = z.any().meta({ description: "The document", contentTypes: ["application/pdf"] });

/** Labels with their postage, made by the shop's own accounts at carriers. */
export function registerLabels(http: Http, context: Context): void {
  http.post(
    "/orders/:id/labels",
    {
      schema: {
        ...described("askLabel", "Have a carrier make a label; it is asked in a moment, once"),
        params: OrderParams,
        body: LabelInput,
        response: { 201: LabelView },
      },
    },
    async (request, reply) => {
      reply.code(201);
      const { shop, params, body } = request;
      const label = await command(context.db, request, async (tx, caller) =>
        labelView(await askLabel(tx, { caller, orderId: params.id, now: context.now(), shop }, body)),
      );
      return label;
    },
  );
  http.get(
    "/orders/:id/labels/:label/document.pdf",
    {
      schema: {
        ...described("showLabel", "A label as its carrier made it"),
        params: Params,
        response: { 200: Pdf },
      },
    },
    async ({ shop, params }, reply) => {
      const bytes = await labelDocument(context.db.reads, shop.id, { orderId: params.id, labelId: params.label });
      return reply
        .type("application/pdf")
        .header("content-disposition", `inline; filename="label-${params.label.slice(-12)}.pdf"`)
        .header("cache-control", "private, no-cache")
        .send(bytes);
    },
  );
  registerResolving(http, context);
  registerPickupPoints(http, context);
}

function registerResolving(http: Http, context: Context): void {
  http.post(
    "/orders/:id/labels/:label/number",
    {
      schema: {
        ...described(
          "enterLabelNumber",
          "The number of a label that was found at the carrier, or whose document never comes",
        ),
        params: Params,
        body: z.strictObject({ trackingNumber: requiredLine(80) }),
        response: { 200: LabelView },
      },
    },
    (request) => {
      const { shop, params, body } = request;
      const at = { orderId: params.id, labelId: params.label, shop, now: context.now() };
      return command(context.db, request, async (tx, caller) =>
        labelView(await enterNumber(tx, { ...at, caller }, body.trackingNumber)),
      );
    },
  );
  http.delete(
    "/orders/:id/labels/:label",
    {
      schema: {
        ...described("dropLabel", "There is no such label at the carrier, or it will not be used"),
        params: Params,
        response: { 200: LabelView },
      },
    },
    (request) => {
      const { shop, params } = request;
      const at = { orderId: params.id, labelId: params.label, shop, now: context.now() };
      return command(context.db, request, async (tx, caller) => labelView(await dropLabel(tx, { ...at, caller })));
    },
  );
}

const PointView = z
  .object({
    id: z.string(),
    name: z.string(),
    line1: z.string(),
    postalCode: z.string(),
    city: z.string(),
    country: z.string(),
    distance: z.number().nullable().describe("Metres"),
    closures: z.array(z.object({ from: z.string(), to: z.string() })).describe("Days between which it is closed"),
  })
  .meta({ id: "PickupPoint" });

function registerPickupPoints(http: Http, { db, config }: Context): void {
  http.get(
    "/carrier-accounts/:id/pickup-points",
    {
      schema: {
        operationId: "searchPickupPoints",
        summary: "Where the carrier keeps parcels near a place, nearest first",
        tags: ["carrier accounts"],
        params: z.object({ shop: z.string(), id: z.uuid() }),
        querystring: z.strictObject({
          country: z.string().regex(/^[A-Z]{2}$/),
          postalCode: optionalLine(20).default(""),
          city: optionalLine(120).default(""),
          weightGrams: z.coerce.number().int().min(0).max(1_000_000).default(0),
          product: optionalLine(60).default(""),
        }),
        response: { 200: z.object({ pickupPoints: z.array(PointView) }) },
      },
    },
    async ({ shop, params, query }) => {
      const { connection } = await reachCarrier(db.reads, config, { shopId: shop.id, accountId: params.id });
      const { carrier } = connection;
      const known = carrierOf(carrier);
      const found = await outside(async () => known.searchPickupPoints?.(connection, query)).catch((error: unknown) => {
        if (!(error instanceof CarrierFailure)) throw error;
        throw new Refusal("carrier_refused", { carrier, kind: error.kind, reason: error.reason });
      });
      const points = (found ?? []).toSorted((one, other) => (one.distance ?? Infinity) - (other.distance ?? Infinity));
      return { pickupPoints: points.map((point) => ({ ...point, closures: [...point.closures] })) };
    },
  );
}
