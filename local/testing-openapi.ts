import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const REDOCLY = "node_modules/.bin/redocly";

/** What Redocly's linter, at its strictest, has to say of an API description. */
export function lintOpenApi(document: object): string[] {
  const folder = mkdtempSync(join(tmpdir(), "tributary-openapi-"));
  try {
    const path = join(folder, "openapi.json");
    writeFileSync(path, JSON.stringify(document));
    const args = ["lint", path, "--extends=recommended-strict", "--format=json"];
    const quiet = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
    const env = { ...process.env, ...quiet };
    const { stdout } = spawnSync(REDOCLY, args, { env, encoding: "utf8" });
    const { problems }: Report = JSON.parse(stdout.slice(stdout.indexOf("{")));
    return problems.map(({ ruleId, message, location }) =>
      [ruleId, message, ...location.map(({ pointer }) => pointer)].join(" "),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Report {
  readonly problems: readonly {
    readonly ruleId: string;
    readonly message: string;
    readonly location: readonly { readonly pointer: string }[];
  }[];
}
