import type { z } from "zod";
import type { Scope, TokenKind } from "@/domain/access/scopes";
import type { RefusalCode } from "@/domain/refusals";

/**
 * One documented path: validation of requests and answers, the OpenAPI document, client types
 * and contract tests all come from it.
 */
export interface Contract {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** `{name}` stands for a parameter. */
  readonly path: `/${string}`;
  readonly summary: string;
  /** What the summary leaves open, in Markdown. */
  readonly description?: string;
  /** Null: anybody may ask. */
  readonly auth: Auth | null;
  /** Names in lower case. */
  readonly headers?: z.ZodType<object>;
  readonly params?: z.ZodType<object>;
  readonly query?: z.ZodType<object>;
  readonly body?: z.ZodType<object>;
  /** By content type; `any` takes those that no other names. */
  readonly bodyFormats?: Readonly<Record<string, BodyFormat>>;
  /** One line of a body without end, as NDJSON; `response` is a line of the answer then. */
  readonly streams?: z.ZodType;
  /** In bytes. */
  readonly bodyLimit?: number;
  /** Takes an `Idempotency-Key`: moves money or creates something, and once must be enough. */
  readonly idempotent?: true;
  readonly response: z.ZodType;
  /** The same answer as other documents, by content type, with what each of them is. */
  readonly answersAs?: Readonly<Record<string, string>>;
  readonly successStatus: 200 | 201;
  readonly refusals: readonly RefusalCode[];
  /** What this path calls a refusal that other paths know by another code. */
  readonly renames?: Readonly<Partial<Record<RefusalCode, RefusalCode>>>;
  readonly example: Example;
}

interface Example {
  readonly request?: unknown;
  /** The same request in other formats, by content type. */
  readonly formats?: Readonly<Record<string, unknown>>;
  readonly response: unknown;
}

export interface Auth {
  readonly kinds: readonly TokenKind[];
  readonly scope: Scope;
  /** For what a token must not do, such as making tokens. */
  readonly sessionOnly?: boolean;
}

/** Turns the text of a body into what `body` validates. Throws SyntaxError for nonsense. */
export type BodyFormat = (text: string) => unknown;

type Part<C, Name extends string> =
  C extends Readonly<Record<Name, infer Shape extends z.ZodType>> ? z.output<Shape> : unknown;

/** A contract whose body and answer are lines without end. */
export interface Streaming {
  readonly streams: z.ZodType;
}

type Streamed<C> = C extends Streaming ? { readonly chunks: AsyncIterable<Uint8Array> } : unknown;

/** Everything a call carried, checked, in one object. */
export type InputOf<C extends Contract> = Part<C, "headers"> &
  Part<C, "params"> &
  Part<C, "query"> &
  Part<C, "body"> &
  Streamed<C>;

export type ResponseOf<C extends Contract> = z.input<C["response"]>;
