import { posix } from "node:path";
import { parseSync, Visitor } from "vite";
import type { Tree } from "./tree.ts";

/** One import or re-export. `target` is a path from the root when the file is ours, the bare name otherwise. */
export type Import = { target: string; isType: boolean; names: string[] };

/** One call: its name as written (`Date.now`, `tx.query`, `new Date`) and how many arguments it gets. */
export type Call = { name: string; argumentCount: number };

/** What the rules need to know of a source file. */
export type Source = {
  imports: Import[];
  exports: string[];
  /** Texts of string and template literals; each `${…}` became the letter x. */
  strings: string[];
  calls: Call[];
  /** Objects whose members are read: `process` for `process.env`. */
  objects: string[];
  jsxTexts: string[];
  comments: string[];
  /** True when every statement re-exports something from elsewhere. */
  isBarrel: boolean;
};

const known = new Map<string, Source>();

/** The source at this path, parsed once. Throws when it does not parse: a broken file must not pass the rules. */
export function sourceOf(tree: Tree, path: string): Source {
  const text = tree.get(path);
  if (text === undefined) throw new Error(`no file ${path}`);
  const key = `${path}\n${text}`;
  const source = known.get(key) ?? parse(path, text);
  known.set(key, source);
  return source;
}

function parse(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text);
  const firstError = errors[0];
  if (firstError) throw new Error(`${path}: ${firstError.message}`);

  const source: Source = { ...empty(), comments: comments.map((comment) => comment.value) };
  source.isBarrel = program.body.length > 0 && program.body.every(isReExport);
  new Visitor({ ...importVisitor(path, source), ...useVisitor(source) }).visit(program);
  return source;
}

function empty(): Source {
  return { imports: [], exports: [], strings: [], calls: [], objects: [], jsxTexts: [], comments: [], isBarrel: false };
}

function isReExport(statement: { type: string; source?: unknown }): boolean {
  if (statement.type === "ExportAllDeclaration") return true;
  return statement.type === "ExportNamedDeclaration" && Boolean(statement.source);
}

function importVisitor(path: string, source: Source): ConstructorParameters<typeof Visitor>[0] {
  const add = (from: string, isType: boolean, names: string[]): void => {
    const isOurs = from.startsWith(".");
    source.imports.push({ target: isOurs ? posix.join(posix.dirname(path), from) : from, isType, names });
  };
  return {
    ImportDeclaration(node) {
      const names = node.specifiers.map((one) => ("imported" in one ? nameOf(one.imported) : "*"));
      add(node.source.value, node.importKind === "type", names);
    },
    ExportAllDeclaration(node) {
      add(node.source.value, node.exportKind === "type", ["*"]);
    },
    ExportNamedDeclaration(node) {
      const names = node.specifiers.map((one) => nameOf(one.exported));
      source.exports.push(...names, ...declaredNames(node.declaration));
      if (node.source) add(node.source.value, node.exportKind === "type", names);
    },
    ImportExpression(node) {
      if (node.source.type === "Literal" && typeof node.source.value === "string") add(node.source.value, false, ["*"]);
    },
    TSImportType(node) {
      add(node.source.value, true, ["*"]);
    },
  };
}

function useVisitor(source: Source): ConstructorParameters<typeof Visitor>[0] {
  return {
    Literal(node) {
      if (typeof node.value === "string") source.strings.push(node.value);
    },
    TemplateLiteral(node) {
      source.strings.push(node.quasis.map((part) => part.value.cooked ?? part.value.raw).join("x"));
    },
    CallExpression(node) {
      source.calls.push({ name: nameOf(node.callee), argumentCount: node.arguments.length });
    },
    NewExpression(node) {
      source.calls.push({ name: `new ${nameOf(node.callee)}`, argumentCount: node.arguments.length });
    },
    MemberExpression(node) {
      source.objects.push(nameOf(node.object));
    },
    JSXText(node) {
      source.jsxTexts.push(node.value.trim());
    },
  };
}

type Named = { type: string; name?: unknown; value?: unknown; object?: Named; property?: Named; callee?: Named };

/** `fetch`, `Date.now`, `tx.query`; `?` for what has no name of its own, such as the result of a call. */
function nameOf(node: Named): string {
  if (node.type === "MemberExpression" && node.object && node.property) {
    return `${nameOf(node.object)}.${nameOf(node.property)}`;
  }
  if (typeof node.name === "string") return node.name;
  return typeof node.value === "string" ? node.value : "?";
}

type Declaration = { id?: Named | null; declarations?: { id: Named }[] } | null;

function declaredNames(declaration: unknown): string[] {
  const one = declaration as Declaration;
  if (one?.declarations) return one.declarations.map((each) => nameOf(each.id));
  return one?.id ? [nameOf(one.id)] : [];
}
