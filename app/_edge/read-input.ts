import "server-only";
import type { z } from "zod";
import type { Contract, InputOf } from "@/contract/contract";
import { type FieldFault, Refusal } from "@/domain/refusals";
import { idempotencyHeader } from "./answer-once";
import { readBody, streamedBody } from "./read-body";

export interface RouteArguments {
  readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** Reads everything the contract names and checks it. Refuses `invalid_field` with each fault. */
export async function readInput<C extends Contract>(
  contract: C,
  request: Request,
  route: RouteArguments | undefined,
): Promise<InputOf<C>> {
  const faults: FieldFault[] = [];
  const read = (shape: z.ZodType<object> | undefined, raw: unknown) => {
    const parsed = shape?.safeParse(raw, { reportInput: true });
    if (parsed && !parsed.success) faults.push(...parsed.error.issues.map(toFault));
    return parsed?.data ?? {};
  };
  const sent = Object.fromEntries(request.headers);
  if (contract.idempotent) read(idempotencyHeader, sent);
  const input = {
    ...read(contract.headers, sent),
    ...read(contract.params, (await route?.params) ?? {}),
    ...read(contract.query, firstOfEach(new URL(request.url).searchParams)),
    ...read(contract.body, contract.body && (await readBody(request, contract))),
    ...(contract.streams && { chunks: streamedBody(request) }),
  };
  if (faults.length > 0) throw new Refusal("invalid_field", { faults });
  return input as InputOf<C>;
}

/** Of a name that is repeated, the first counts. */
function firstOfEach(query: URLSearchParams): object {
  return Object.fromEntries([...query].reverse());
}

function toFault(issue: z.core.$ZodIssue): FieldFault {
  const missing = issue.code === "invalid_type" && issue.input === undefined;
  return { path: issue.path.join("."), detail: missing ? "is required" : issue.message };
}
