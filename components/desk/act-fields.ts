import { amountText } from "@/components/ui/amount-text";
import { type Fault, faultsText } from "@/components/ui/fault-text";

/** One thing to fill in before an operator's action. Its name is the API's. */
export interface ActField {
  readonly kind: "text" | "area" | "dollars" | "select" | "number" | "percent" | "moment";
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly initial?: string;
  readonly isOptional?: boolean;
}

/** A comma or a space is taken where it groups thousands exactly: never as a decimal comma. */
const AMOUNT =
  /^([-−+]?) ?\$? ?(\d{1,9}|[1-9]\d{0,2}(?:([,\s])\d{3})(?:\3\d{3})?)(?:\.(\d{1,6}))?$/;

/** Micros of an amount as people write it; null for what is none. */
export function microsOf(text: string): number | null {
  const match = AMOUNT.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = "", , part = ""] = match;
  const micros = BigInt(whole.replaceAll(/[,\s]/g, "")) * 1_000_000n + BigInt(part.padEnd(6, "0"));
  return Number(sign === "-" || sign === "−" ? -micros : micros);
}

/** What a filled-in form sends; a message when a field cannot be read. */
export function bodyOf(
  fields: readonly ActField[],
  form: FormData,
): { readonly body: Record<string, unknown> } | { readonly fault: string } {
  const body: Record<string, unknown> = {};
  for (const { kind, name, label, isOptional } of fields) {
    const text = String(form.get(name) ?? "").trim();
    if (text === "") {
      if (isOptional) continue;
      return { fault: `${label} is missing.` };
    }
    const value = readAs(kind, text);
    if (value === null) return { fault: `${label}: ${EXAMPLES[kind]}` };
    body[name] = value;
  }
  return { body };
}

/** What the API refused, by the names that stand above what was filled in. */
export function refusalOf(
  fields: readonly ActField[],
  { message, faults }: { readonly message: string; readonly faults: readonly Fault[] },
): string {
  if (faults.length === 0) return message;
  return faultsText(faults, (path) => {
    const field = fields.find(({ name }) => name === path);
    return { label: field?.label, show: field && LIMITS[field.kind] };
  });
}

const LIMITS: Partial<Record<ActField["kind"], (limit: number) => string>> = {
  dollars: (micros) => amountText(BigInt(micros)),
  percent: (bps) => `${bps / 100}%`,
};

const EXAMPLES = {
  dollars:
    "write an amount with a decimal point, such as 12.50 or −3. A comma only groups thousands, " +
    "as in 1,000.",
  number: "write a whole number.",
  percent: "write a share with at most two decimals, such as 2.5.",
  moment: "write a day and a time, such as 2026-12-01 08:00. It is UTC.",
  text: "write something.",
  area: "write something.",
  select: "choose one.",
} as const satisfies Record<ActField["kind"], string>;

/** As the API takes it; null for what cannot be read. */
function readAs(kind: ActField["kind"], text: string): string | number | null {
  switch (kind) {
    case "dollars":
      return microsOf(text);
    case "number":
      return /^\d{1,9}$/.test(text) ? Number(text) : null;
    case "percent": {
      const match = /^(\d{1,3})(?:\.(\d{1,2}))?%?$/.exec(text);
      const [, whole = "", part = ""] = match ?? [];
      return match ? Number(whole) * 100 + Number(part.padEnd(2, "0")) : null;
    }
    case "moment": {
      const written = `${text.replace(" ", "T")}Z`;
      return Number.isNaN(Date.parse(written)) ? null : new Date(written).toISOString();
    }
    case "text":
    case "area":
    case "select":
      return text;
    default:
      return kind satisfies never;
  }
}
