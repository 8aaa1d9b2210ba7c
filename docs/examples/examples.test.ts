import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";
import { expect, onTestFinished, test } from "vitest";
import { openApiDocument } from "@/app/_edge/openapi/document";

const SCRIPT = "docs/examples/developer-life.ts";
const TSC = "node_modules/typescript/bin/tsc";

/** Inside the tree, so that the packages are found, and where nothing is kept. */
function newFolder(): string {
  mkdirSync(".local", { recursive: true });
  const folder = mkdtempSync(join(".local", "client-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function compile(script: string): Promise<string> {
  const folder = newFolder();
  const described = JSON.stringify(openApiDocument("https://tributary.test"));
  writeFileSync(join(folder, "tributary.ts"), astToString(await openapiTS(described)));
  writeFileSync(join(folder, "script.ts"), script);
  copyFileSync("tsconfig.json", join(folder, "base.json"));
  const { compilerOptions } = JSON.parse(readFileSync(join(folder, "base.json"), "utf8"));
  const { plugins, paths, incremental, ...strict } = compilerOptions;
  const settings = { compilerOptions: { ...strict, types: ["node"] }, include: ["*.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  const { stdout } = spawnSync(process.execPath, [TSC, "-p", folder], { encoding: "utf8" });
  return stdout;
}

const script = readFileSync(SCRIPT, "utf8");

test("a developer's life takes sixty lines of the generated client, and compiles", async () => {
  expect(script.trim().split("\n").length).toBeLessThanOrEqual(60);
  expect(await compile(script)).toBe("");
});

test.each([
  ["a path that does not exist", "/earnings/earnings/history", "/earnings/nowhere"],
  ["a query of the wrong type", "limit: 3", 'limit: "three"'],
  ["a body without its field", "confirm: true", 'confirm: "yes"'],
  ["a field that no answer has", "summary.total_earned_cents", "summary.total_earned_euros"],
])("%s does not compile", async (_, right, wrong) => {
  expect(script).toContain(right);
  expect(await compile(script.replace(right, wrong))).toContain("error TS");
});
