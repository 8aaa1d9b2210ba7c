import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MEASURES } from "../operations/measure-platform";

const text = (path: string) => readFileSync(path, "utf8");
const guide = text("docs/operating.md");

/** Everything a pattern's first group finds in a folder's own files. */
function found(folder: string, pattern: RegExp): string[] {
  const files = readdirSync(folder).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const names = files.flatMap((name) =>
    [...text(`${folder}/${name}`).matchAll(pattern)].map(([, one = ""]) => one),
  );
  return [...new Set(names)].sort();
}

test("lists exactly the webhooks that are handled", () => {
  const handled = found(
    "operations",
    /case "((?:account|capability|transfer|payout|balance)\.[\w.]+)"/g,
  );
  const legacy = ["transfer.failed", "transfer.paid"];
  const table = guide
    .split("\n")
    .filter((line) => line.startsWith("| your account") || line.startsWith("| connected accounts"));
  const listed = [...table.join("").matchAll(/`([a-z_.]+\.[a-z_]+)`/g)].map(
    ([, type = ""]) => type,
  );
  expect(listed.sort()).toEqual(handled.filter((type) => !legacy.includes(type)));
});

test("has a card for every finding", () => {
  const rules = found("operations/reconcile", /name: "(\w+)"/g);
  const raised = found("operations", /(?:rule: |const [A-Z_]+ = )"([a-z]+(?:_[a-z]+)+)"/g);
  const cards = guide.slice(guide.indexOf("## Incidents"));
  expect(rules.length).toBeGreaterThan(8);
  expect([...rules, ...raised].filter((rule) => !cards.includes(`\`${rule}\``))).toEqual([]);
});

test("explains every metric", () => {
  for (const name of [...MEASURES, "tributary.usage.events", "http.server.request.duration"]) {
    expect(guide).toContain(`| \`${name}\` |`);
  }
});

test("every variable of the product is in the README's table", () => {
  const readme = text("README.md");
  const variables = [...text("env.ts").matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name);
  expect(variables.length).toBeGreaterThan(25);
  for (const name of variables) expect(readme).toMatch(new RegExp(`\\| .*\`${name}\``));
});

test("what compose.yaml gives the product, the product or its libraries know", () => {
  const given = [...text("compose.yaml").matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(
    ([, name]) => name,
  );
  const libraries = "NEXTAUTH_URL INNGEST_BASE_URL INNGEST_SERVE_ORIGIN";
  const known = `${text("env.ts")} ${libraries} INNGEST_SIGNING_KEY_FALLBACK`;
  for (const name of given) expect(known).toContain(name);
  const standIns = ["STRIPE_API_BASE", "TWILIO_API_BASE", "INNGEST_DEV"];
  const env = [...text("env.ts").matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name);
  for (const name of env) if (!standIns.includes(name ?? "")) expect(given).toContain(name);
});

test("what compose.yaml asks for, the guide's .env has", () => {
  const asked = [...text("compose.yaml").matchAll(/\$\{([A-Z_]+):\?/g)].map(([, name]) => name);
  for (const name of new Set(asked)) expect(guide).toMatch(new RegExp(`^${name}=`, "m"));
});
