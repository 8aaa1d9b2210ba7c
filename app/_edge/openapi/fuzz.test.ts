import { Ajv2020, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Contract } from "@/contract/contract";
import { cursorOf } from "@/contract/paging";
import { CONTRACTS } from "@/contract/registry";
import { forSuite } from "../../../local/testing-ends";
import { FUZZ_CASES, FUZZ_SEED, nearly, oddity, spoiled } from "../../../local/testing-fuzz";
import { bearer } from "../../../local/testing-routes";
import { ask } from "../../../local/testing-surface";
import { openWorld, type World } from "../../../local/testing-world";
import { openApiDocument } from "./document";

/**
 * Sends every operation of the API description what its schemas allow, and what they nearly
 * allow. Nothing may break; every answer is one that is described, and every error a problem
 * with a described code.
 */
const world = forSuite(openWorld);

type Json = Readonly<Record<string, unknown>>;

interface Described {
  readonly parameters?: readonly Json[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Json>> };
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, Json>> }>
  >;
}

const document = openApiDocument("https://tributary.test");
const paths = document.paths as Readonly<Record<string, Readonly<Record<string, Described>>>>;
const operations = CONTRACTS.map((contract) => {
  const described = paths[contract.path]?.[contract.method.toLowerCase()];
  if (!described) throw new Error(`${contract.method} ${contract.path} is not described`);
  return [`${contract.method} ${contract.path}`, contract, described] as const;
});

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: "https://tributary.test/api", components: document.components });

test.each(operations)("%s", async (_, contract, described) => {
  const schemas = validatorsOf(described);
  await fc.assert(
    fc.asyncProperty(requestFor(contract, described), async (request) => {
      const headers = { ...credentialFor(contract, world()), ...request.headers };
      const answer = await ask(contract, { ...request, headers });
      await expectDescribed(answer, described, schemas);
    }),
    { numRuns: FUZZ_CASES, seed: FUZZ_SEED, endOnFailure: true },
  );
});

type Schemas = ReadonlyMap<string, ValidateFunction>;

function validatorsOf({ responses }: Described): Schemas {
  const entries = Object.entries(responses).flatMap(([status, { content }]) =>
    Object.entries(content).map(([type, { schema }]): [string, ValidateFunction] => {
      const text = JSON.stringify(schema).replaceAll('"#/', '"https://tributary.test/api#/');
      return [`${status} ${type}`, ajv.compile(JSON.parse(text))];
    }),
  );
  return new Map(entries);
}

async function expectDescribed(answer: Response, { responses }: Described, schemas: Schemas) {
  const type = answer.headers.get("content-type")?.split(";")[0] ?? "";
  const body: Json = await answer.json();
  const fits = schemas.get(`${answer.status} ${type}`);
  if (!fits) throw new Error(`${answer.status} ${type} is not described: ${JSON.stringify(body)}`);
  if (!fits(body)) throw new Error(`${JSON.stringify(body)}: ${ajv.errorsText(fits.errors)}`);
  if (answer.status < 400) return;
  expect(type).toBe("application/problem+json");
  expect(body.status).toBe(answer.status);
  expect(body.code).not.toBe("internal_error");
  const codes = Object.keys(responses[answer.status]?.content[type]?.examples ?? {});
  expect(codes).toContain(body.code);
}

function credentialFor({ auth }: Contract, { ours, serviceToken, operatorToken }: World) {
  if (!auth) return {};
  if (auth.kinds.includes("developer")) return { cookie: ours.cookie };
  return bearer(auth.kinds.includes("service") ? serviceToken : operatorToken);
}

interface FuzzedRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

function requestFor(contract: Contract, described: Described): fc.Arbitrary<FuzzedRequest> {
  const given = (described.parameters ?? []).map(resolve);
  const at = (place: string) => given.filter((one) => one.in === place);
  return fc
    .record({
      params: fc.record(
        Object.fromEntries(at("path").map((one) => [String(one.name), idFor(contract)])),
      ),
      query: queryOf(at("query")),
      headers: headersOf(at("header")),
      sent: described.requestBody ? bodyOf(described.requestBody.content) : fc.constant(null),
    })
    .map(({ params, query, headers, sent }) => ({
      params,
      query,
      headers: sent ? { ...headers, "content-type": sent.type } : headers,
      ...(sent ? { body: sent.body } : {}),
    }));
}

function resolve(parameter: Json): Json {
  const { parameters } = document.components as Readonly<Record<string, Record<string, Json>>>;
  const name =
    String(parameter.$ref ?? "")
      .split("/")
      .at(-1) ?? "";
  return parameters?.[name] ?? parameter;
}

/** Ours, somebody else's, one that nobody has, and none at all. */
function idFor({ path }: Contract): fc.Arbitrary<string> {
  const collection = /([\w-]+)\/\{/.exec(path)?.[1] ?? "";
  const known = fc.constantFrom("ours", "theirs").map((whose) => {
    const { ours, theirs } = world();
    return (whose === "ours" ? ours : theirs).objects[collection] ?? "unknown";
  });
  const none = fc.oneof(fc.string({ minLength: 1 }), oddity.map(String));
  return fc.oneof({ weight: 2, arbitrary: known }, none);
}

const CURSORS = ["earnings", "payouts", "reserves", "apps", "markups", "tokens"].map((list) =>
  String(cursorOf(list, { at: "2027-01-01T00:00:00.000000Z", id: `earn_${"0199f3a2".repeat(4)}` })),
);

function queryOf(fields: readonly Json[]): fc.Arbitrary<string> {
  const values = fields.map(({ name, schema }) => {
    const value = nearly(schema as Json).map(String);
    const fits = name === "cursor" ? fc.oneof(fc.constantFrom(...CURSORS), value) : value;
    return fc.option(
      fits.map((text) => [String(name), text]),
      { freq: 2 },
    );
  });
  return fc.tuple(...values).map((pairs) => {
    const sent = pairs.filter((pair) => pair !== null);
    return sent.length > 0 ? `?${new URLSearchParams(sent)}` : "";
  });
}

/** As far as a header can carry it at all. */
function headersOf(fields: readonly Json[]): fc.Arbitrary<Record<string, string>> {
  const model = Object.fromEntries(
    fields.map(({ name }) => [
      String(name),
      fc.string({ maxLength: 300 }).map((text) => text.replace(/[^\x20-\x7e]/g, "")),
    ]),
  );
  return fc
    .record(model, { requiredKeys: [] })
    .map((headers) => JSON.parse(JSON.stringify(headers)));
}

function bodyOf(content: Readonly<Record<string, Json>>) {
  return fc.oneof(
    ...Object.entries(content).map(([type, { schema, example }]) => {
      const body = fc.oneof(nearly(schema as Json), fc.constant(example), spoiled(example));
      const sentAs = type === "*/*" ? "application/json" : type;
      return body.map((value) => ({ type: sentAs, body: withOurIds(written(value, type)) }));
    }),
  );
}

function written(value: unknown, type: string): string {
  const isText = typeof value === "string" && !/[/+]json$/.test(type);
  return isText ? value : (JSON.stringify(value) ?? "");
}

/** Examples name objects that nobody has; ours stand in for them. */
function withOurIds(body: string): string {
  const { objects } = world().ours;
  return body.replace(/\bapp_[0-9a-f]{32}\b/g, objects.apps ?? "");
}
