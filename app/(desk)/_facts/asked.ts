import { firstOf } from "@/components/ui/href";

type Asked = string | readonly string[] | undefined;

/** What was typed to look for; undefined when that is nothing. */
export function textIn(asked: Asked): string | undefined {
  return firstOf(asked)?.trim().replaceAll("\u0000", "") || undefined;
}

/** Which page was asked for, from 1; the first for what makes no sense. */
export function pageIn(asked: Asked): number {
  return Math.max(1, Number.parseInt(firstOf(asked) ?? "1", 10) || 1);
}
