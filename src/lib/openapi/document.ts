import { STATUS_CODES } from "node:http";
import type { RouteOptions } from "fastify";
import { z } from "zod";
import { Problem } from "../http.ts";
import { gatherComponents, type Components, type Direction, type JsonSchema, type Slot } from "./schemas.ts";

/** What the routes themselves cannot say. */
export interface ApiInfo {
  title: string;
  version: string;
  /** Every code of problem+json with its HTTP status. */
  refusals: Readonly<Record<string, number>>;
  description?: string;
  /** Public addresses; the address the description was asked at when none. */
  servers?: readonly string[];
  tags?: readonly { name: string; description: string }[];
  /** Name of the session cookie. */
  sessionCookie?: string;
  /** Operations that are open to anybody, as in "post /session". */
  open?: RegExp;
  /** Paths whose writes take the version that was read, in `If-Match`. */
  versioned?: RegExp;
  /** What the path's parameters are, for those that a route's schema leaves unsaid. */
  parameters?: Readonly<Record<string, string>>;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: JsonSchema;
}

export type Content = Record<string, Slot>;

export interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  tags: readonly string[];
  security: Record<string, string[]>[];
  parameters: (Parameter | { $ref: string })[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, { description: string; content?: Content } | { $ref: string }>;
}

export interface ApiDocument {
  openapi: "3.1.0";
  info: { title: string; version: string; description?: string };
  servers: { url: string }[];
  tags: readonly { name: string; description?: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, JsonSchema>;
    parameters: Record<string, Parameter>;
    responses: Record<string, { description: string; content: Content; "x-codes"?: Readonly<Record<string, number>> }>;
    securitySchemes: Record<string, object>;
  };
}

/** Our routes' schemas; `contentTypes` in a schema's `.meta()` names what is not JSON. */
interface RouteSchema {
  params?: z.ZodType;
  querystring?: z.ZodType;
  body?: z.ZodType;
  response?: Record<string, z.ZodType>;
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: readonly string[];
  hide?: boolean;
  isKeyless?: boolean;
}

/** Describes every route below /api, and any other with an `operationId`, as an OpenAPI 3.1 document; hidden ones are left out. */
export function describeApi(routes: readonly RouteOptions[], info: ApiInfo): ApiDocument {
  const components = gatherComponents();
  const problem = components.add(Problem, "output");
  const paths: ApiDocument["paths"] = {};
  for (const route of routes) {
    const schema = (route.schema ?? {}) as RouteSchema;
    if (schema.hide || !(schema.operationId || route.url.startsWith("/api/"))) continue;
    const path = route.url.replaceAll(/:(\w+)/g, "{$1}").replace(/(?<=.)\/$/, "");
    for (const method of [route.method].flat().map((one) => one.toLowerCase())) {
      if (method === "head") continue;
      (paths[path] ??= {})[method] = operationOf({ schema, path, method, info, components });
    }
  }
  const { title, version, description } = info;
  return {
    openapi: "3.1.0",
    info: { title, version, ...(description && { description }) },
    servers: (info.servers ?? ["/"]).map((url) => ({ url })),
    tags: tagsOf(paths, info),
    paths,
    components: {
      schemas: components.close(),
      parameters: sharedParameters,
      responses: { Problem: problemResponse(problem, info) },
      securitySchemes: securitySchemes(info),
    },
  };
}

interface Described {
  schema: RouteSchema;
  path: string;
  method: string;
  info: ApiInfo;
  components: Components;
}

function operationOf(described: Described): Operation {
  const { schema, path, method, info, components } = described;
  const { operationId = "", summary, description, tags = [], body } = schema;
  const security: Operation["security"] = [{ apiKey: [] }, ...(info.sessionCookie ? [{ session: [] }] : [])];
  return {
    operationId,
    ...(summary && { summary }),
    ...(description && { description }),
    tags,
    security: info.open?.test(`${method} ${path}`) ? [] : security,
    parameters: parametersOf(described),
    ...(body && { requestBody: { required: isRequired(body), content: contentOf(components, body, "input") } }),
    responses: responsesOf(described),
  };
}

const isRequired = (schema: z.ZodType) => !schema.safeParse(undefined).success;

function parametersOf({ schema, path, method, info, components }: Described): Operation["parameters"] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => {
    const slot = components.add(fieldOf(schema.params, name) ?? z.string(), "input");
    return parameterOf(slot, { name, in: "path", required: true, description: info.parameters?.[name] });
  });
  const inQuery = fieldsOf(schema.querystring).map(([name, field]) =>
    parameterOf(components.add(field, "input"), { name, in: "query", required: isRequired(field) }),
  );
  const isWrite = ["post", "put", "patch", "delete"].includes(method);
  const shared = [
    ...(method === "post" && !schema.isKeyless ? ["IdempotencyKey"] : []),
    ...(isWrite && info.versioned?.test(path) ? ["IfMatch"] : []),
  ];
  return [...inPath, ...inQuery, ...shared.map((name) => ({ $ref: `#/components/parameters/${name}` }))];
}

/** The slot becomes the parameter, so that its schema is filled with the others; its description stands on the parameter. */
function parameterOf(slot: Slot, named: Omit<Parameter, "schema">): Parameter {
  const { description = named.description, ...schema } = slot.schema;
  return Object.assign(slot, named, { schema, ...(description && { description }) });
}

function fieldsOf(schema: z.ZodType | undefined): [string, z.ZodType][] {
  return schema instanceof z.ZodObject ? Object.entries(schema.shape as Record<string, z.ZodType>) : [];
}

const fieldOf = (schema: z.ZodType | undefined, name: string) =>
  fieldsOf(schema).find(([field]) => field === name)?.[1];

function responsesOf({ schema, components }: Described): Operation["responses"] {
  const answers = Object.entries(schema.response ?? {}).map(([status, answer]): [string, object] => {
    const description = answer.description ?? STATUS_CODES[status] ?? "";
    if (answer instanceof z.ZodNull) return [status, { description }];
    return [status, { description, content: contentOf(components, answer, "output") }];
  });
  return {
    ...Object.fromEntries(answers),
    default: { $ref: "#/components/responses/Problem" },
  } as Operation["responses"];
}

function contentOf(components: Components, schema: z.ZodType, direction: Direction): Content {
  const { contentTypes } = (schema.meta() ?? {}) as { contentTypes?: readonly string[] };
  if (contentTypes) return Object.fromEntries(contentTypes.map((type) => [type, { schema: {} }]));
  return { "application/json": components.add(schema, direction) };
}

function problemResponse(problem: Slot, { refusals }: ApiInfo): ApiDocument["components"]["responses"][string] {
  const codes = Object.entries(refusals).map(([code, status]) => `${code} (${status})`);
  return {
    description: `Refused. What to do stands in \`hint\`; \`code\` is stable, one of: ${codes.join(", ")}.`,
    content: { "application/problem+json": problem },
    "x-codes": refusals,
  };
}

const sharedParameters: ApiDocument["components"]["parameters"] = {
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    description:
      "Chosen by the caller, one per thing wanted: sent again, the same answer comes and nothing is done twice.",
    schema: { type: "string", minLength: 1, maxLength: 255 },
  },
  IfMatch: {
    name: "If-Match",
    in: "header",
    required: false,
    description: 'The version that was read, as in "7": when it is no longer the last one, nothing is written.',
    schema: { type: "string", examples: ['"7"'] },
  },
};

function securitySchemes({ sessionCookie }: ApiInfo): Record<string, object> {
  return {
    apiKey: { type: "http", scheme: "bearer", description: "A key made in the settings of the shop." },
    ...(sessionCookie && { session: { type: "apiKey", in: "cookie", name: sessionCookie } }),
  };
}

function tagsOf(paths: ApiDocument["paths"], { tags = [] }: ApiInfo): ApiDocument["tags"] {
  const used = new Set(
    Object.values(paths).flatMap((one) => Object.values(one).flatMap((operation) => operation.tags)),
  );
  const known = tags.filter((tag) => used.has(tag.name));
  const unknown = [...used].filter((name) => !tags.some((tag) => tag.name === name));
  return [...known, ...unknown.map((name) => ({ name }))];
}
