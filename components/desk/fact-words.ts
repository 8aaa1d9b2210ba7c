import { amountText } from "@/components/ui/amount-text";

const MOST_NAMED = 5;
/** These hold micros; people never read those. */
const MONEY = /(_credits|_above|^minimumPayout)$/;
const WHOLE = /^-?\d+$/;
/** Drawn as links beside the text. */
const LINKED = "developer_ids";

/** The facts of an audit row in one line, money as money. */
export function factsText(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .filter(([name, value]) => name !== LINKED && !isEmpty(value))
    .map(([name, value]) => `${nameText(name)}: ${valueText(name, value)}`)
    .join(" · ");
}

function isEmpty(value: unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

function nameText(name: string): string {
  const words = name.replace(/_credits$/, "").replace(/[A-Z]/g, (letter) => `_${letter}`);
  return words.toLowerCase().replaceAll("_", " ");
}

function valueText(name: string, value: unknown): string {
  const text = String(value);
  if (!MONEY.test(name) || !WHOLE.test(text)) return textOf(value);
  return amountText(BigInt(text), { signed: name.startsWith("adjusted_by") });
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) {
    const named = value.slice(0, MOST_NAMED).map(textOf).join(", ");
    return value.length > MOST_NAMED ? `${named} and ${value.length - MOST_NAMED} more` : named;
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}
