import { z } from "zod";
import { CONTRACTS } from "@/contract/registry";
import { WEBHOOKS, type WebhookPromise } from "@/contract/webhooks/outbound";
import { componentsOf } from "./components";
import { operationOf } from "./operation";
import { INTRODUCTION } from "./prose";
import { type JsonSchema, schemaOf } from "./schemas";
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
    webhooks: webhooksOf(),
    components: componentsOf(appUrl),
  };
}

/** What we send to the endpoints of developers. */
function webhooksOf(): JsonSchema {
  const entries = Object.entries<WebhookPromise>(WEBHOOKS).map(([type, promise]) => {
    const { summary, payload, example } = promise;
    const timestamp = "2026-11-20T08:00:02.000Z";
    const body = z.object({ type: z.literal(type), timestamp: z.iso.datetime(), data: payload });
    const content = {
      schema: schemaOf(body, "output"),
      example: { type, timestamp, data: example },
    };
    const post = {
      operationId: `webhook_${type.replace(".", "_")}`,
      summary,
      tags: ["Your webhooks"],
      security: [],
      requestBody: { required: true, content: { "application/json": content } },
      responses: { "2XX": { description: "Received; anything else is tried again" } },
    };
    return [type, { post }];
  });
  return Object.fromEntries(entries);
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
