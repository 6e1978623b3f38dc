import type { ApiDocument, Operation } from "../../src/lib/openapi/document.ts";

/** What is wrong with a description, in words; empty when it is a valid OpenAPI 3.1 document that says all it should. */
export function faultsOf(api: ApiDocument): string[] {
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );
  return [
    ...(/^3\.1\.\d+$/.test(api.openapi) && api.info.title && api.info.version ? [] : ["the head is incomplete"]),
    ...operations.flatMap((one) => faultsOfOperation(api, one)),
    ...operations.flatMap(({ name, operation }, index) => {
      const first = operations.findIndex((one) => one.operation.operationId === operation.operationId);
      return first < index ? [`${name} has the operationId of ${operations[first]?.name}`] : [];
    }),
    ...[...new Set(refsOf(api))].filter((ref) => !found(api, ref)).map((ref) => `${ref} is nowhere`),
    ...Object.keys(api.components.schemas)
      .filter((name) => !/^[\w.-]+$/.test(name))
      .map((name) => `the schema ${name} has a name that cannot be referred to`),
  ];
}

function faultsOfOperation(
  api: ApiDocument,
  { path, name, operation }: { path: string; name: string; operation: Operation },
): string[] {
  const answers = Object.entries(operation.responses).filter(([status]) => status !== "default");
  const parameters = operation.parameters.flatMap((one) => ("$ref" in one ? [] : [one]));
  const inPath = parameters.filter((one) => one.in === "path").map((one) => one.name);
  const asked = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
  const schemes = operation.security.flatMap((one) => Object.keys(one));
  const rules: [boolean, string][] = [
    [path.startsWith("/"), "does not start with a slash"],
    [Boolean(operation.operationId), "has no operationId"],
    [Boolean(operation.summary), "has no summary"],
    [operation.tags.length > 0, "has no tag"],
    [answers.length > 0, "has no answer"],
    [answers.every(([status]) => /^[1-5]\d\d$/.test(status)), "answers with what is no status"],
    [answers.every(([, answer]) => "$ref" in answer || answer.description !== ""), "has an answer without description"],
    [
      inPath.length === asked.length && asked.every((one) => inPath.includes(one ?? "")),
      "describes other parameters than its path has",
    ],
    [new Set(parameters.map((one) => `${one.in} ${one.name}`)).size === parameters.length, "has a parameter twice"],
    [schemes.every((scheme) => scheme in api.components.securitySchemes), "is secured by what is not described"],
  ];
  return rules.filter(([isRight]) => !isRight).map(([, fault]) => `${name} ${fault}`);
}

function refsOf(value: unknown): string[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, one]) => (key === "$ref" ? [String(one)] : refsOf(one)));
}

function found(api: ApiDocument, ref: string): boolean {
  const [root, ...steps] = ref.split("/");
  let at: unknown = root === "#" ? api : undefined;
  for (const step of steps)
    at = (at as Record<string, unknown> | undefined)?.[step.replaceAll("~1", "/").replaceAll("~0", "~")];
  return at !== undefined;
}
