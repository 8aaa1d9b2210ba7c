import { z } from "zod";

/** What an OpenAPI 3.1 document says of a value: JSON Schema 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

type Direction = "input" | "output";

/** The shape as callers send it or get it. What only code can check is left to the prose. */
export function schemaOf(shape: z.ZodType, direction: Direction): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(shape, {
    io: direction,
    unrepresentable: "any",
    override: ({ jsonSchema }) => simplify(jsonSchema),
  });
  return schema;
}

/** Takes away what is noise to a reader: the limits of integers, patterns of known formats. */
function simplify(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.format !== undefined) delete schema.pattern;
  // Later versions add members; a client that refuses them would break.
  if (schema.additionalProperties === false) delete schema.additionalProperties;
}

export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** The members of a query, of path parameters or of headers, one by one. */
export function fieldsOf(shape: z.ZodType): Field[] {
  const sent = membersOf(schemaOf(shape, "input"));
  const read = membersOf(schemaOf(shape, "output"));
  return Object.entries(sent.properties).map(([name, schema]) => ({
    name,
    required: sent.required.includes(name),
    // A query carries text; the number it is read as tells more than its pattern.
    schema: isNumeric(read.properties[name]) ? read.properties[name] : schema,
  }));
}

interface Members {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
}

const members = z.object({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  required: z.array(z.string()).default([]),
});

function membersOf(schema: JsonSchema): Members {
  return members.parse(schema);
}

function isNumeric(schema: JsonSchema | undefined): schema is JsonSchema {
  return schema?.type === "integer" || schema?.type === "number";
}
