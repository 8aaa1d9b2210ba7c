import { builtinModules } from "node:module";
import { dirname, join, normalize } from "node:path";
import { type Node, type SourceFile, SyntaxKind } from "typescript/unstable/ast";
import * as is from "typescript/unstable/ast/is";
import { API } from "typescript/unstable/sync";

/**
 * The house rules that can be told from one file, each a function of its syntax tree. The
 * compiler's programming interface is marked unstable; its version is pinned.
 */

/** One of our files, parsed but not type-checked. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly isTest: boolean;
  readonly nodes: readonly Node[];
}

/** Each answers with what breaks the rule, as `path:line: what`. Empty is tidy. */
export type Rule = (source: Source) => readonly string[];

export const ASIDE = ["node_modules", ".next", ".local", "test-results", "coverage"];
const EVERYTHING = {
  include: ["**/*.ts", "**/*.tsx", "**/*.mjs"],
  exclude: [...ASIDE, "next-env.d.ts"],
};

/**
 * Parses the tree, or the given texts by path. Only syntax is read, through a project that
 * exists in memory: no library, no resolution.
 */
export function readSources(root: string, texts?: Readonly<Record<string, string>>): Source[] {
  const project = join(root, "tidy.tsconfig.json");
  const settings = JSON.stringify({
    compilerOptions: { noLib: true, noResolve: true, types: [], allowJs: true, jsx: "preserve" },
    ...(texts ? { files: Object.keys(texts) } : EVERYTHING),
  });
  const inMemory = (path: string) =>
    path === project ? settings : texts?.[path.slice(root.length + 1)];
  const exists = (path: string) => (inMemory(path) === undefined ? undefined : true);
  const api = new API({ cwd: root, fs: { readFile: inMemory, fileExists: exists } });
  try {
    const [opened] = api.updateSnapshot({ openProjects: [project] }).getProjects();
    return (opened?.rootFiles ?? []).flatMap((file) => {
      const parsed = opened?.program.getSourceFile(file);
      return parsed ? [toSource(file.slice(root.length + 1), parsed)] : [];
    });
  } finally {
    api.close();
  }
}

function toSource(path: string, parsed: SourceFile): Source {
  const nodes: Node[] = [];
  const visit = (node: Node): void => {
    nodes.push(node);
    node.forEachChild(visit);
  };
  visit(parsed);
  const isTest = /\.(test|spec)\.tsx?$/.test(path);
  return { path, text: parsed.text, lines: parsed.text.split("\n"), isTest, nodes };
}

function lineOf(source: Source, position: number): number {
  return source.text.slice(0, position).split("\n").length;
}

function found(source: Source, node: Node, what: string): string {
  return `${source.path}:${lineOf(source, node.getStart())}: ${what}`;
}

// Who may import whom. `npm:` is a package, `node:` one of Node's own modules.

const OURS = [
  ..."app components domain operations contract db stripe inngest outbound".split(" "),
  ..."env log runtime telemetry".split(" "),
];
const VENDOR_DOORS: Readonly<Record<string, readonly string[]>> = {
  "npm:stripe": ["stripe", "local"],
  "npm:drizzle-orm": ["db", "local", "bench"],
  "npm:postgres": ["db", "local", "bench"],
  "npm:inngest": ["inngest", "local"],
  "npm:rate-limiter-flexible": ["db"],
  "npm:pino": ["log"],
};
const RATE_LIMITER = "npm:rate-limiter-flexible";
const PAGES = ["npm:*", "node:*"];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: ["domain"],
  contract: ["contract", "domain", "npm:zod"],
  db: ["db", "domain", "npm:drizzle-orm", "npm:postgres", RATE_LIMITER, "node:*"],
  stripe: ["stripe", "domain", "npm:stripe", "node:*"],
  outbound: ["outbound", "components", "contract", "domain", ...PAGES],
  operations: ["operations", "domain", "db"],
  inngest: ["inngest", "operations", "runtime", "domain", "npm:inngest", "node:*"],
  components: ["components", "contract", "domain", ...PAGES],
  app: ["app", "components", "contract", "domain", "operations", "runtime", "telemetry", ...PAGES],
  env: ["npm:zod"],
  log: ["npm:pino"],
  telemetry: ["npm:@opentelemetry/api"],
  runtime: [..."env log db domain inngest operations outbound stripe telemetry".split(" ")],
  local: ["local", ...OURS, ...PAGES],
  bench: ["bench", "local", ...OURS, ...PAGES],
  docs: ["docs", ...PAGES],
  e2e: ["e2e", "local", "contract", "domain", ...PAGES],
};
/** Single files that stand at a door which their folder does not have. */
const MAY_ALSO_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "app/api/inngest/route.ts": ["inngest", "npm:inngest"],
};

export const imports: Rule = (source) => {
  const owner = ownerOf(source.path);
  const table = MAY_IMPORT[owner];
  if (source.isTest && owner !== "domain") return [];
  if (!table) return source.path.includes("/") ? [`${source.path}: ${owner} is not listed`] : [];
  const extra = MAY_ALSO_IMPORT[source.path] ?? [];
  const allowed = [...table, ...extra, ...(source.isTest ? ["npm:vitest", "npm:fast-check"] : [])];
  return importsOf(source).flatMap(({ node, to }) => {
    const doors = extra.includes(to) ? undefined : VENDOR_DOORS[to];
    const mayPass = doors ? doors.includes(owner) : true;
    const wildcard = `${to.split(":")[0]}:*`;
    const isListed = allowed.includes(to) || (to.includes(":") && allowed.includes(wildcard));
    return mayPass && isListed ? [] : [found(source, node, `${owner} may not import ${to}`)];
  });
};

function importsOf(source: Source): { node: Node; to: string }[] {
  return source.nodes.flatMap((node) => {
    const names = is.isImportDeclaration(node) || is.isExportDeclaration(node);
    const specifier = names ? node.moduleSpecifier : callOfImport(node);
    if (!specifier || !is.isStringLiteral(specifier)) return [];
    const to = targetOf(source.path, specifier.text);
    return to === "npm:server-only" ? [] : [{ node, to }];
  });
}

function callOfImport(node: Node): Node | undefined {
  const dynamic = is.isCallExpression(node) && node.expression.kind === SyntaxKind.ImportKeyword;
  return dynamic ? node.arguments[0] : undefined;
}

function targetOf(from: string, specifier: string): string {
  if (specifier.startsWith("@/")) return ownerOf(specifier.slice(2));
  if (specifier.startsWith(".")) return ownerOf(normalize(join(dirname(from), specifier)));
  const parts = specifier.split("/");
  const name = parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  const ofNode = name.startsWith("node:") || builtinModules.includes(name);
  return ofNode ? `node:${name.replace("node:", "")}` : `npm:${name}`;
}

/** The folder a file belongs to; a file at the root stands for itself. */
function ownerOf(path: string): string {
  const [first = path] = path.split("/");
  return first.replace(/\.(ts|tsx|mjs)$/, "");
}

// Size and syntax.

const MOST_LINES = 300;
const MOST_LINES_IN_FUNCTION = 70;
const WIDEST_LINE = 100;

export const fileLength: Rule = ({ path, lines, isTest }) =>
  !isTest && lines.length - 1 > MOST_LINES ? [`${path}: ${lines.length - 1} lines`] : [];

export const lineLength: Rule = ({ path, lines }) =>
  lines.flatMap((line, at) =>
    line.length > WIDEST_LINE ? [`${path}:${at + 1}: ${line.length} columns`] : [],
  );

export const functionLength: Rule = (source) =>
  source.nodes.flatMap((node) => {
    if (source.isTest || !(is.isFunctionLikeDeclaration(node) || is.isArrowFunction(node)))
      return [];
    const length = lineOf(source, node.getEnd()) - lineOf(source, node.getStart()) + 1;
    return length > MOST_LINES_IN_FUNCTION ? [found(source, node, `${length} lines`)] : [];
  });

export const bannedSyntax: Rule = (source) =>
  source.nodes.flatMap((node) => {
    const what = bannedAs(node, source.path);
    return what ? [found(source, node, what)] : [];
  });

function bannedAs(node: Node, path: string): string | undefined {
  if (node.kind === SyntaxKind.AnyKeyword) return "any";
  if (is.isNonNullExpression(node)) return "non-null !";
  if (is.isEnumDeclaration(node)) return "enum";
  if (is.isAsExpression(node) && is.isAsExpression(node.expression)) return "as … as";
  const mayTalk = /^(local|bench)\//.test(path);
  const talks = is.isPropertyAccessExpression(node) && node.expression.getText() === "console";
  return talks && !mayTalk ? "console" : undefined;
}

/** Next and the tools' configuration files are read by their default export. */
const MAY_EXPORT_DEFAULT = /^(app\/.*|[\w-]+\.config\.(ts|mjs)|local\/test-postgres\.ts)$/;

export const defaultExports: Rule = (source) => {
  if (MAY_EXPORT_DEFAULT.test(source.path)) return [];
  return source.nodes.flatMap((node) => {
    const isDefault = is.isExportAssignment(node) || node.kind === SyntaxKind.DefaultKeyword;
    return isDefault && !is.isDefaultClause(node.parent)
      ? [found(source, node, "default export")]
      : [];
  });
};

export const openEnds: Rule = ({ path, lines }) =>
  lines.flatMap((line, at) =>
    /\b(TO[D]O|FIX[M]E|XX[X])\b(?!\(#\d+\))/.test(line)
      ? [`${path}:${at + 1}: ${line.trim()}`]
      : [],
  );

// Clocks, chance, environment and money.

const CLOCKS = ["Date.now", "Math.random", "performance.now", "crypto.randomUUID"];

export const clocks: Rule = (source) => {
  if (source.isTest || !/^(domain|operations)\//.test(source.path)) return [];
  return source.nodes.flatMap((node) => {
    const isNow = is.isNewExpression(node) && node.expression.getText() === "Date";
    const reads = isNow && (node.arguments?.length ?? 0) === 0;
    const named = is.isPropertyAccessExpression(node) && CLOCKS.includes(node.getText());
    return reads || named ? [found(source, node, node.getText())] : [];
  });
};

/**
 * next-auth knows its own address from there and nowhere else, so its set-up writes it; the proxy
 * is compiled by itself and asks only whether pages are being edited.
 */
const READS_ENVIRONMENT = [
  /^(runtime|instrumentation|proxy)\.ts$/,
  /^app\/_edge\/session\.ts$/,
  /^(local|bench|e2e)\//,
  /^[\w-]+\.config\.(ts|mjs)$/,
];

export const environment: Rule = (source) =>
  READS_ENVIRONMENT.some((place) => place.test(source.path))
    ? []
    : source.nodes.flatMap((node) =>
        is.isPropertyAccessExpression(node) && node.getText() === "process.env"
          ? [found(source, node, "process.env is read through env.ts")]
          : [],
      );

/** Where a `Number(…)` reads something that is not money, or is the one checked way out. */
const NUMBERS_ARE_NOT_MONEY =
  "domain/money.ts domain/time.ts stripe/webhook.ts db/rate-limits.ts".split(" ");

export const moneyAsFloat: Rule = (source) => {
  if (source.isTest || !/^(domain|operations|db|stripe)\//.test(source.path)) return [];
  return source.nodes.flatMap((node) => {
    if (!is.isCallExpression(node)) return [];
    const called = node.expression.getText();
    const isNumber = called === "Number" && !NUMBERS_ARE_NOT_MONEY.includes(source.path);
    const isFloat = /^(Number\.)?parseFloat$|\.toFixed$/.test(called);
    return isNumber || isFloat ? [found(source, node, `${called}()`)] : [];
  });
};

// Names and places.

const VAGUE = "pending balance account event data info item process manager helper util".split(" ");

export const vagueNames: Rule = (source) => {
  if (source.isTest || source.path.startsWith("local/stripe/")) return [];
  return source.nodes.flatMap((node) => {
    const name = exportedName(node);
    return name && VAGUE.includes(name.toLowerCase()) ? [found(source, node, name)] : [];
  });
};

/** The name of an exported const, function, class, type or interface. */
function exportedName(node: Node): string | undefined {
  const isDeclaration =
    is.isVariableDeclaration(node) ||
    is.isFunctionDeclaration(node) ||
    is.isClassDeclaration(node) ||
    is.isInterfaceDeclaration(node) ||
    is.isTypeAliasDeclaration(node);
  if (!isDeclaration || !node.name || !is.isIdentifier(node.name)) return undefined;
  const statement = is.isVariableDeclaration(node) ? node.parent.parent : node;
  const words = statement.getText().slice(0, 7);
  return words === "export " ? node.name.text : undefined;
}

const SERVER_ONLY = /^((db\/queries|operations|stripe)\/|outbound\/[\w-]+\.|db\/client|runtime)/;

/** A page that reaches for these by mistake fails to build instead of shipping them. */
export const serverOnly: Rule = (source) => {
  const isTypesAlone = source.path === "operations/context.ts";
  if (source.isTest || isTypesAlone || !SERVER_ONLY.test(source.path)) return [];
  return source.lines.includes('import "server-only";') ? [] : [`${source.path}: not server-only`];
};
