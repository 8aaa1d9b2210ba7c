import fc from "fast-check";

type Json = Readonly<Record<string, unknown>>;

/** How often each operation is tried; `npm run test:long` asks for more. */
export const FUZZ_CASES = Number(process.env.FUZZ_CASES ?? 20);
/** The same cases every time, unless told otherwise. */
export const FUZZ_SEED = Number(process.env.FUZZ_SEED ?? 20_261_121);

/** What programs send by mistake, and attackers on purpose. */
const ODDITIES: readonly unknown[] = [
  ...[null, true, "", " ", [], {}, 0, -0, -1, 0.5, 1e21, 2 ** 53, -(2 ** 53)],
  ...["NaN", "1e3", "null", "undefined", "__proto__", "constructor", "../..", "%00", "';--"],
  ...["\u0000", "\ud800", "\u202e", "😀", "x".repeat(10_000), "9".repeat(400)],
  ...["2026-02-30T00:00:00Z", "2026-05-01T00:00:00", "2026-05-01T00:00:00+02:00", "P1D"],
  ...["0000-01-01", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:00"],
  ...[[[[[]]]], { a: { b: { c: 1 } } }, [null], Array.from({ length: 50 }, () => 1)],
];

export const oddity = fc.constantFrom(...ODDITIES);

/** Values that fit a schema of the API description, or nearly do. */
export function nearly(schema: Json): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 6, arbitrary: fitting(schema) }, { weight: 1, arbitrary: oddity });
}

function fitting(schema: Json): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  const choices = (schema.anyOf ?? schema.oneOf) as readonly Json[] | undefined;
  if (choices) return fc.oneof(...choices.map(nearly));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case "integer":
    case "number":
      return whole(schema);
    case "string":
      return text(schema);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(nearly((schema.items ?? {}) as Json), {
        minLength: Math.min(Number(schema.minItems ?? 0), 5),
        maxLength: Math.min(Number(schema.maxItems ?? 5), 5),
      });
    case "object":
      return object(schema);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function whole(schema: Json): fc.Arbitrary<number> {
  const min = Number(schema.minimum ?? -1_000_000);
  const max = Number(schema.maximum ?? 1_000_000_000);
  const edges = fc.constantFrom(min, max, min - 1, max + 1);
  const inside = fc.integer({ min, max: Math.min(max, 2 ** 31 - 1) });
  return fc.oneof({ weight: 8, arbitrary: inside }, edges, fc.maxSafeInteger());
}

function text(schema: Json): fc.Arbitrary<string> {
  const day = fc.date({
    min: new Date("2026-01-01"),
    max: new Date("2027-12-31"),
    noInvalidDate: true,
  });
  if (schema.format === "date-time") return day.map((date) => date.toISOString());
  if (schema.format === "uuid") return fc.uuid();
  if (schema.format === "uri") return fc.webUrl();
  const maxLength = Math.min(Number(schema.maxLength ?? 40), 300);
  const minLength = Number(schema.minLength ?? 0);
  return fc.string({ minLength, maxLength, unit: "grapheme" });
}

/** Members mostly as described; now and then one is missing, or one more is there. */
function object(schema: Json): fc.Arbitrary<unknown> {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Json>>;
  const model = Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => [name, nearly(inner)]),
  );
  const required = (schema.required ?? []) as string[];
  const whole = fc.record(model, { requiredKeys: required });
  const partial = fc.record(model, { requiredKeys: [] });
  const more = fc.tuple(whole, fc.string(), oddity).map(([value, name, extra]) => ({
    ...value,
    [name]: extra,
  }));
  return fc.oneof({ weight: 6, arbitrary: whole }, partial, more);
}

/** The documented example with one of its leaves swapped for something odd. */
export function spoiled(example: unknown): fc.Arbitrary<unknown> {
  const paths = leavesOf(example, []);
  if (paths.length === 0) return fc.constant(example);
  return fc.tuple(fc.constantFrom(...paths), oddity).map(([path, odd]) => put(example, path, odd));
}

type Path = readonly (string | number)[];

function leavesOf(value: unknown, path: Path): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([name, inner]) =>
    leavesOf(inner, [...path, isList ? Number(name) : name]),
  );
}

function put(value: unknown, [first, ...rest]: Path, odd: unknown): unknown {
  if (first === undefined) return odd;
  if (Array.isArray(value)) {
    return value.map((inner, at) => (at === first ? put(inner, rest, odd) : inner));
  }
  const members = value as Json;
  return { ...members, [first]: put(members[first], rest, odd) };
}
