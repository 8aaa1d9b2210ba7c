import "server-only";
import { refresh } from "next/cache";
import type { z } from "zod";
import type { FormAnswer } from "@/components/ui/form-answer";
import { Refusal } from "@/domain/refusals";
import type { DeveloperContext } from "@/operations/context";
import { developerContext } from "./visitor";

/**
 * Reads a form by the schema that the API reads its body by, and does what it asks for. A refusal
 * is an answer; then the page is shown anew.
 */
export async function answerForm<Shape extends z.ZodType>(
  shape: Shape,
  form: unknown,
  perform: (ctx: DeveloperContext, body: z.output<Shape>) => Promise<string>,
): Promise<FormAnswer> {
  const ctx = await developerContext();
  const parsed = shape.safeParse(form);
  if (!parsed.success) return { kind: "refused", message: faultText(parsed.error) };
  try {
    const message = await perform(ctx, parsed.data);
    refresh();
    return { kind: "done", message };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { kind: "refused", message: refusalText(refusal) };
  }
}

function faultText({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => sentence(path.join(" "), message)).join(" ");
}

function refusalText({ facts }: Refusal): string {
  const faults = facts.faults ?? [];
  if (faults.length === 0) return "That is not possible. Reload the page and try again.";
  return faults.map(({ path, detail }) => sentence(path, detail)).join(" ");
}

function sentence(path: string, detail: string): string {
  const name = path.replaceAll("_", " ");
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${detail}.`;
}
