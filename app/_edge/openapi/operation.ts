import type { z } from "zod";
import type { Contract } from "@/contract/contract";
import { NDJSON } from "@/contract/usage/body-formats";
import type { Problem } from "../problem";
import { hasSessions, hasTokens, problemsOf } from "./refusals";
import { type Field, fieldsOf, type JsonSchema, schemaOf } from "./schemas";
import { tagOf } from "./tags";

const JSON_TYPE = "application/json";

/** One path and method of the API description. */
export function operationOf(contract: Contract): JsonSchema {
  const parameters = parametersOf(contract);
  return {
    operationId: operationIdOf(contract),
    tags: [tagOf(contract.path).name],
    summary: contract.summary,
    description: proseOf(contract),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(contract.body ? { requestBody: requestBodyOf(contract) } : {}),
    ...(contract.streams ? { requestBody: streamOf(contract.streams, contract.example) } : {}),
    responses: { ...successOf(contract), ...failuresOf(contract) },
    security: securityOf(contract),
  };
}

/** `GET /api/v1/apps/{id}` is `getAppsById`. */
export function operationIdOf({ method, path }: Contract): string {
  const words = path.replace(/^\/api(\/v1)?(?=\/)/, "").match(/\w+/g) ?? [];
  const named = words.map((word, at) => {
    const isParameter = path.includes(`{${word}}`) && at > 0;
    return `${isParameter ? "By" : ""}${word[0]?.toUpperCase()}${word.slice(1)}`;
  });
  return method.toLowerCase() + named.join("");
}

function proseOf({ description, auth }: Contract): string {
  const whose = auth
    ? `For ${auth.kinds.map((kind) => `${kind}s`).join(" and ")}, scope \`${auth.scope}\`.`
    : "For anybody; no credential.";
  const how = auth?.sessionOnly ? " With a session only: a token may not." : "";
  return description ? `${description}\n\n${whose}${how}` : `${whose}${how}`;
}

function securityOf(contract: Contract): readonly object[] {
  const { auth } = contract;
  if (!auth) return [];
  return [
    ...(hasTokens(contract) ? [{ token: [auth.scope] }] : []),
    ...(hasSessions(contract) ? [{ session: [] }] : []),
  ];
}

function parametersOf(contract: Contract): readonly object[] {
  const place = (where: string, fields: readonly Field[]) =>
    fields.map(({ name, required, schema }) => {
      const { description, ...rest } = schema;
      const told = description ? { description } : {};
      return { name, in: where, required: where === "path" || required, ...told, schema: rest };
    });
  return [
    ...place("path", contract.params ? fieldsOf(contract.params) : []),
    ...place("query", contract.query ? fieldsOf(contract.query) : []),
    ...place("header", contract.headers ? fieldsOf(contract.headers) : []),
    ...(contract.idempotent ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
  ];
}

function requestBodyOf(contract: Contract): object {
  const { body, bodyFormats, example } = contract;
  const types = Object.keys(bodyFormats ?? { [JSON_TYPE]: null });
  const schema = body ? schemaOf(body, "input") : {};
  const isRequired = Array.isArray(schema.required) && schema.required.length > 0;
  const content = types.map((type) => {
    if (type === "any") return ["*/*", { schema: { description: "Taken as it is, unread." } }];
    const shown = example.request === undefined ? {} : { example: example.request };
    if (type === JSON_TYPE) return [type, { schema, ...shown }];
    return [type, otherFormat(contract, type)];
  });
  return { required: isRequired, content: Object.fromEntries(content) };
}

/** The schema is that of a line. */
function streamOf(line: z.ZodType, example: Contract["example"]): object {
  const content = { [NDJSON]: { schema: schemaOf(line, "input"), example: example.request } };
  return { required: true, content };
}

/** A format that is read into the same body; its own example tells how it looks. */
function otherFormat({ example }: Contract, type: string): object {
  const shown = example.formats?.[type];
  const kind = type.endsWith("json") && !type.includes("ndjson") ? {} : { type: "string" };
  return { schema: kind, ...(shown === undefined ? {} : { example: shown }) };
}

function successOf(contract: Contract): Readonly<Record<string, object>> {
  const { response, successStatus, example, auth, idempotent, answersAs = {} } = contract;
  const others = Object.entries(answersAs).map(([type, description]) => [
    type,
    { schema: { type: "string", description } },
  ]);
  const content = {
    [contract.streams ? NDJSON : JSON_TYPE]: {
      schema: schemaOf(response, "output"),
      example: example.response,
    },
    ...Object.fromEntries(others),
  };
  const headers = {
    ...refer("X-Request-Id"),
    ...(auth ? refer("RateLimit", "RateLimit-Policy") : {}),
    ...(idempotent ? refer("Idempotency-Replayed") : {}),
  };
  const description = successStatus === 201 ? "Created." : "Done.";
  return { [successStatus]: { description, headers, content } };
}

function failuresOf(contract: Contract): Readonly<Record<string, object>> {
  const problems = problemsOf(contract);
  const statuses = new Set(problems.map(({ status }) => status));
  return Object.fromEntries(
    [...statuses].map((status) => [
      status,
      failureOf(
        status,
        problems.filter((problem) => problem.status === status),
        contract,
      ),
    ]),
  );
}

function failureOf(status: number, problems: readonly Problem[], contract: Contract): object {
  const examples = problems.map(({ code }) => [code, { $ref: `#/components/examples/${code}` }]);
  return {
    description: problems.map(({ code, detail }) => `\`${code}\`: ${detail}`).join("  \n"),
    headers: {
      ...refer("X-Request-Id"),
      ...(contract.auth && status !== 401 ? refer("RateLimit", "RateLimit-Policy") : {}),
      ...(status === 429 ? refer("Retry-After") : {}),
    },
    content: {
      "application/problem+json": {
        schema: { $ref: "#/components/schemas/Problem" },
        examples: Object.fromEntries(examples),
      },
    },
  };
}

function refer(...names: readonly string[]): Readonly<Record<string, object>> {
  return Object.fromEntries(
    names.map((name) => [name, { $ref: `#/components/headers/${name.replaceAll("-", "")}` }]),
  );
}
