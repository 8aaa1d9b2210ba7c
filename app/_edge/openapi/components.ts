import { z } from "zod";
import { CONTRACTS } from "@/contract/registry";
import { type Problem, problemDocument } from "../problem";
import { SESSION_COOKIE } from "../session-cookie";
import { problemsOf } from "./refusals";
import { schemaOf } from "./schemas";

const problemShape = z.object({
  type: z.url().meta({ description: "Where this code is explained." }),
  title: z.string(),
  status: z.int(),
  detail: z.string().meta({ description: "The sentence for people." }),
  code: z.string().meta({ description: "Stable; what programs go by." }),
  request_id: z.string().meta({ description: "Tell us this when you ask about it." }),
  errors: z
    .array(z.object({ path: z.string(), detail: z.string() }))
    .optional()
    .meta({ description: "Every bad field, where `code` is `invalid_field`." }),
  dashboard_url: z
    .url()
    .optional()
    .meta({ description: "With `tax_forms_at_stripe`: where the forms are, once connected." }),
  error: z
    .object({ code: z.string(), message: z.string() })
    .optional()
    .meta({ description: "Under `/developers` only: the same in that document's own shape." }),
});

/** What operations refer to instead of repeating it. */
export function componentsOf(appUrl: string): object {
  return {
    securitySchemes: {
      token: {
        type: "http",
        scheme: "bearer",
        description: "An access token: `trib_dev_…`, `trib_svc_…` or `trib_op_…`.",
      },
      session: {
        type: "apiKey",
        in: "cookie",
        name: SESSION_COOKIE,
        description: "The portal's session. A write from another site is refused.",
      },
    },
    parameters: { IdempotencyKey },
    headers: HEADERS,
    schemas: { Problem: schemaOf(problemShape, "output") },
    examples: examplesOf(appUrl),
  };
}

const IdempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "Any text of yours: the same key with the same request gets the same answer.",
  schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[\\x20-\\x7e]+$" },
} as const;

const HEADERS = {
  XRequestId: text("Your own `X-Request-Id` if it was a sane one, else ours.", "req_5f0c1d"),
  RateLimit: text(
    "What is left, and in how many seconds it is full again.",
    '"developer";r=599;t=60',
  ),
  RateLimitPolicy: text("How many requests in how many seconds.", '"developer";q=600;w=60'),
  RetryAfter: { description: "Seconds to wait.", schema: { type: "integer" }, example: 12 },
  IdempotencyReplayed: text("`true` where the answer is one that was given before.", "true"),
} as const;

function text(description: string, example: string): object {
  return { description, schema: { type: "string" }, example };
}

/** Each problem that some path can answer, once. */
function examplesOf(appUrl: string): object {
  const problems = CONTRACTS.flatMap(problemsOf);
  const shown = (one: Problem) => ({
    summary: one.title,
    value: problemDocument(one, { appUrl, pathname: "/", requestId: "req_5f0c1d" }),
  });
  return Object.fromEntries(problems.map((one) => [one.code, shown(one)]));
}
