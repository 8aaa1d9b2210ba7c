import { CONTRACTS } from "@/contract/registry";
import { componentsOf } from "./components";
import { operationOf } from "./operation";
import { INTRODUCTION } from "./prose";
import type { JsonSchema } from "./schemas";
import { TAGS, tagOf } from "./tags";

/** The whole API as OpenAPI 3.1, made of the very contracts that requests are checked by. */
export function openApiDocument(appUrl: string): JsonSchema {
  const used = new Set(CONTRACTS.map(({ path }) => tagOf(path)));
  const tags = TAGS.filter((tag) => used.has(tag));
  return {
    openapi: "3.1.0",
    info: {
      title: "Tributary",
      version: "1",
      summary: "Developer earnings and payouts",
      description: INTRODUCTION,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: appUrl }],
    tags: tags.map(({ name, description }) => ({ name, description })),
    paths: pathsOf(),
    components: componentsOf(appUrl),
  };
}

function pathsOf(): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const contract of CONTRACTS) {
    const methods = paths[contract.path] ?? {};
    methods[contract.method.toLowerCase()] = operationOf(contract);
    paths[contract.path] = methods;
  }
  return paths;
}
