import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { CONTRACTS, isContract } from "./contract/registry";
import * as rules from "./tidy-rules";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const sources = rules.readSources(root);
const paths = new Set(sources.map(({ path }) => path));

const PER_FILE: readonly (readonly [string, rules.Rule])[] = [
  ["imports only what its folder may import", rules.imports],
  ["is at most 300 lines long", rules.fileLength],
  ["has lines of at most 100 columns", rules.lineLength],
  ["has functions of at most 70 lines", rules.functionLength],
  ["has no any, no !, no double cast, no enum, no console", rules.bannedSyntax],
  ["exports nothing by default", rules.defaultExports],
  ["leaves no open end without an issue", rules.openEnds],
  ["reads no clock and no chance in domain and operations", rules.clocks],
  ["reads the environment through env.ts", rules.environment],
  ["never turns money into a float", rules.moneyAsFloat],
  ["exports no vague name", rules.vagueNames],
  ["says server-only where it must stay on the server", rules.serverOnly],
];

describe("every file", () => {
  test.each(PER_FILE)("%s", (_, rule) => {
    expect(sources.flatMap(rule)).toEqual([]);
  });

  test("is seen", () => {
    expect(sources.length).toBeGreaterThan(300);
  });
});

test("every operation has a test beside it", () => {
  const operations = [...paths].filter((path) => /^operations\/[^/]*(?<!\.test)\.ts$/.test(path));
  const untested = operations.filter((path) => !paths.has(path.replace(/\.ts$/, ".test.ts")));
  expect(untested.filter((path) => path !== "operations/context.ts")).toEqual([]);
});

describe("routes and contracts", () => {
  const ENDPOINT = /export const (GET|POST|PATCH|DELETE) = endpoint\((\w+),/g;
  const OTHERS = /\nexport \{([^}]*)\} from "@\/app\/_edge\/wrong-method";\n/;
  const handlers = [...paths]
    .filter((path) => /^app\/.*\/route\.ts$/.test(path))
    .map((path) => ({ path, text: textOf(path) }));
  const documented = handlers.filter(({ path }) => /^app\/(api\/v1|developers)\//.test(path));

  test("a route of the documented surfaces is short and decides nothing", () => {
    const busy = documented.filter(
      ({ text }) => text.replace(OTHERS, "").split("\n").length > 16 || /\bif\b/.test(text),
    );
    expect(busy.map(({ path }) => path)).toEqual([]);
  });

  test("and answers every method, the wrong ones by app/_edge/wrong-method", () => {
    const methods = ["DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT"];
    const named = documented.filter(({ path }) => !path.includes("[[..."));
    const silent = named.flatMap(({ path, text }) => {
      const others = OTHERS.exec(text)?.[1]?.split(/[\s,]+/) ?? [];
      const own = [...text.matchAll(ENDPOINT)].map(([, method]) => method);
      const unheard = methods.filter((method) => ![...own, ...others].includes(method));
      return unheard.map((method) => `${path}: ${method}`);
    });
    expect(silent).toEqual([]);
  });

  test("each of its methods is an endpoint of a contract", () => {
    const METHOD = /export (?:async )?(?:const|function) [A-Z]+\b/g;
    const bare = documented.filter(
      ({ text }) => text.match(METHOD)?.length !== text.match(ENDPOINT)?.length,
    );
    expect(bare.map(({ path }) => path)).toEqual([]);
  });

  test("every contract has its route and every route its contract", async () => {
    const served = handlers.flatMap(({ path, text }) =>
      [...text.matchAll(ENDPOINT)].map(
        ([, method, name = ""]) => `${homeOf(name, text)}: ${method} ${addressOf(path)}`,
      ),
    );
    expect(served.sort()).toEqual(await promises());
  });

  test("contract/registry.ts lists every contract, and no address twice", async () => {
    const registered = CONTRACTS.map(({ method, path }) => `${method} ${path}`);
    const promised = (await promises()).map((promise) => promise.split(": ")[1]);
    expect(registered.sort()).toEqual(promised.sort());
    expect(new Set(registered).size).toBe(registered.length);
  });
});

/** `contract/usage/record-usage.ts recordUsageContract: POST /api/v1/usage`, and so on. */
async function promises(): Promise<string[]> {
  const promised: string[] = [];
  for (const path of paths) {
    if (!/^contract\/.+\/.+(?<!\.test)\.ts$/.test(path)) continue;
    const exported: Record<string, unknown> = await import(/* @vite-ignore */ `./${path}`);
    for (const [name, value] of Object.entries(exported)) {
      if (isContract(value)) promised.push(`${path} ${name}: ${value.method} ${value.path}`);
    }
  }
  return promised.sort();
}

/** The file that a route imports a contract from, and its name there. */
function homeOf(name: string, text: string): string {
  const imports = [...text.matchAll(/import \{([^}]*)\} from "@\/(contract\/[^"]+)"/g)];
  const home = imports.find(([, names = ""]) => names.split(/[\s,]+/).includes(name));
  return `${home?.[2]}.ts ${name}`;
}

/** `app/api/v1/payouts/[id]/route.ts` answers at `/api/v1/payouts/{id}`. */
function addressOf(path: string): string {
  const folder = dirname(path)
    .replace(/^app/, "")
    .replace(/\/\([^/]+\)/g, "");
  return folder.replace(/\[(\w+)\]/g, "{$1}");
}

describe("every Markdown file", () => {
  const pages = markdownIn("");

  test("has one title, on its first line", () => {
    const odd = pages.filter((path) => {
      const titles = proseOf(path).filter((line) => line.startsWith("# "));
      return titles.length !== 1 || titles[0] !== textOf(path).split("\n")[0];
    });
    expect(odd).toEqual([]);
  });

  test("and the README names every variable that is read", () => {
    const readme = textOf("README.md");
    const checked = [...textOf("env.ts").matchAll(/^ {2}([A-Z_]+): /gm)];
    const ports = [...textOf("local/up/ports.ts").matchAll(/\["([A-Z_]+)", /g)];
    const names = [...checked, ...ports].map(([, name = ""]) => name);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  test("links only to what is there", () => {
    const LINK = /\]\((?!https?:|mailto:|#)([^)#\s]+)/g;
    const broken = pages.flatMap((path) =>
      [...proseOf(path).join("\n").matchAll(LINK)]
        .map(([, target = ""]) => target)
        .filter((target) => !existsSync(join(root, dirname(path), target)))
        .map((target) => `${path}: ${target}`),
    );
    expect(broken).toEqual([]);
  });
});

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return rules.ASIDE.includes(entry.name) ? [] : markdownIn(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
}

/** The lines outside fenced code. */
function proseOf(path: string): string[] {
  let isCode = false;
  return textOf(path)
    .split("\n")
    .filter((line) => {
      if (line.startsWith("```")) isCode = !isCode;
      return !isCode;
    });
}

function textOf(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** A rule that finds nothing proves nothing unless it can find something. */
describe("each rule bites", () => {
  const long = `export function long() {\n${"  work();\n".repeat(70)}}\n`;
  const cases: readonly (readonly [string, rules.Rule, string, string])[] = [
    ["a new folder", rules.imports, "utils", "export const x = 1;"],
    ["a folder", rules.imports, "domain", 'import { db } from "@/db/client";'],
    ["a package", rules.imports, "operations", 'import { z } from "zod";'],
    ["a vendor", rules.imports, "app", 'import Stripe from "stripe";'],
    ["a neighbour", rules.imports, "inngest", 'export { db } from "../db/client";'],
    ["a late import", rules.imports, "components", 'await import("@/local/testing");'],
    ["a long file", rules.fileLength, "db", "\n".repeat(301)],
    ["a wide line", rules.lineLength, "db", `// ${"x".repeat(100)}`],
    ["a long function", rules.functionLength, "db", long],
    ["any", rules.bannedSyntax, "db", "let x: any;"],
    ["non-null", rules.bannedSyntax, "db", "use(x!);"],
    ["a double cast", rules.bannedSyntax, "db", "use(x as unknown as string);"],
    ["an enum", rules.bannedSyntax, "db", "enum X {}"],
    ["console", rules.bannedSyntax, "db", "console.log(x);"],
    ["a default export", rules.defaultExports, "db", "export default 1;"],
    ["a default function", rules.defaultExports, "db", "export default function x() {}"],
    ["an open end", rules.openEnds, "db", `// ${"TO"}DO: later`],
    ["the clock", rules.clocks, "operations", "use(new Date());"],
    ["the time", rules.clocks, "domain", "use(Date.now());"],
    ["chance", rules.clocks, "domain", "use(Math.random());"],
    ["the environment", rules.environment, "app", "use(process.env.HOME);"],
    ["a float", rules.moneyAsFloat, "operations", "use(Number(amount));"],
    ["a rounded text", rules.moneyAsFloat, "db", "use(amount.toFixed(2));"],
    ["a vague const", rules.vagueNames, "db", "export const balance = 1;"],
    ["a vague type", rules.vagueNames, "domain", "export interface Account {}"],
    ["a bare module", rules.serverOnly, "operations", "export const x = 1;"],
  ];
  const good = `import "server-only";
    import { fees } from "@/domain/fees";
    use(fees, new Date(0));`;
  const texts = [...cases.map(([, , , text]) => text), good];
  const folders = [...cases.map(([, , folder]) => folder), "operations"];
  const parsed = rules.readSources(
    root,
    Object.fromEntries(texts.map((text, n) => [`${folders[n]}/case-${n}.ts`, text])),
  );
  const bites = (rule: rules.Rule, n: number) =>
    parsed.filter(({ path }) => path.endsWith(`/case-${n}.ts`)).flatMap(rule);

  test.each(cases.map(([name, rule], n) => [name, rule, n] as const))("%s", (_, rule, n) => {
    expect(bites(rule, n)).toHaveLength(1);
  });

  test("and leaves good code alone", () => {
    expect(PER_FILE.flatMap(([, rule]) => bites(rule, cases.length))).toEqual([]);
  });
});
