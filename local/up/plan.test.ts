import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isComplete, isInstalled, isSupportedNode } from "../install.mjs";
import { sourcesHash } from "./build";
import { makePlan } from "./plan";
import { choosePorts } from "./ports";
import { keptSecrets } from "./secrets";

let folder: string;
const silent = () => undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tributary-plan-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the plan", () => {
  test("a taken port gives a free one and says so", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const taken = typeof address === "object" ? (address?.port ?? 0) : 0;
    const said: string[] = [];
    const { app } = await choosePorts(["app"], { ...process.env, PORT: String(taken) }, (line) =>
      said.push(line),
    );
    server.close();
    expect(app).not.toBe(taken);
    expect(said).toEqual([`Port ${taken} (PORT) is taken, using ${app}`]);
  });

  test("a port that is none is refused by name", async () => {
    const env = { ...process.env, MAILBOX_PORT: "eighty" };
    await expect(choosePorts(["mailbox"], env, silent)).rejects.toThrow(/MAILBOX_PORT/);
  });

  test("the real thing replaces its stand-in", async () => {
    const given = {
      DATABASE_URL: "postgres://db.example/tributary",
      STRIPE_SECRET_KEY: "sk_test_given",
      INNGEST_DEV: "http://127.0.0.1:9999",
      SMTP_URL: "smtp://mail.example",
    };
    const plan = await makePlan(folder, { ...given, NODE_ENV: "test" }, silent);
    expect(Object.keys(plan.ports)).toEqual(["app"]);
    expect(plan.env).toMatchObject(given);
    expect(plan.env.STRIPE_API_BASE).toBeUndefined();
  });

  test("secrets are made once, kept, and readable by their owner only", () => {
    const first = keptSecrets(folder);
    expect(keptSecrets(folder)).toEqual(first);
    expect(statSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
  });
});

describe("the build", () => {
  test("only what the product is made of asks for a new one", () => {
    mkdirSync(join(folder, "app"));
    mkdirSync(join(folder, "local"));
    const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
    write("app/page.tsx", "one");
    const first = sourcesHash(folder);
    write("local/up.ts", "aside");
    write("app/page.test.ts", "aside");
    expect(sourcesHash(folder)).toBe(first);
    write("app/page.tsx", "two");
    expect(sourcesHash(folder)).not.toBe(first);
  });
});

describe("the installation", () => {
  const lock = (packages: object) => JSON.stringify({ packages });

  test.each([
    ["nothing installed", lock({}), undefined, false],
    ["the same", lock({ a: { version: "1" } }), lock({ a: { version: "1" } }), true],
    ["another version", lock({ a: { version: "2" } }), lock({ a: { version: "1" } }), false],
    ["one is missing", lock({ a: { version: "1" } }), lock({}), false],
    ["one for another platform", lock({ a: { version: "1", optional: true } }), lock({}), true],
  ])("%s", (_, wanted, there, expected) => {
    expect(isInstalled(wanted, there)).toBe(expected);
  });

  test("npm ci is used only with a lockfile that names every platform's packages", () => {
    const parent = { version: "1", optionalDependencies: { mac: "1" } };
    const [here, above] = ["node_modules/a/node_modules/mac", "node_modules/mac"];
    expect(isComplete(lock({ "node_modules/a": parent }))).toBe(false);
    expect(isComplete(lock({ "node_modules/a": parent, [here]: {} }))).toBe(true);
    expect(isComplete(lock({ "node_modules/a": parent, [above]: {} }))).toBe(true);
  });

  test.each([
    ["20.8.1", false],
    ["20.9.0", true],
    ["24.1.0", true],
    ["25.0.0", false],
  ])("Node %s is supported: %s", (version, expected) => {
    expect(isSupportedNode(version)).toBe(expected);
  });
});
