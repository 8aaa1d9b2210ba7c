import { amountText } from "@/components/ui/amount-text";
import type { Effect, LedgerChange } from "@/domain/desk/money-action";
import type { LedgerAccount } from "@/domain/ledger/accounts";
import { type Micros, sum } from "@/domain/money";

const MOST_NAMED = 5;

/** What a money action does, in sentences, from what was measured. */
export function effectWords(effects: readonly Effect[]): string[] {
  if (effects.length === 0) return ["Nothing changes: this was done before, or moves no money."];
  const named = effects.slice(0, MOST_NAMED).flatMap(sentencesOf);
  const rest = effects.slice(MOST_NAMED);
  if (rest.length === 0) return named;
  const owed = sum(rest.map((effect) => differenceOf(effect, "owed")));
  return [...named, `${rest.length} other developers are owed ${changeText(owed)} in all.`];
}

function sentencesOf({ name, changes }: Effect): string[] {
  return changes.flatMap((change) => {
    const sentence = sentenceFor(name, change);
    return sentence ? [sentence] : [];
  });
}

/** The developer's own accounts and what the platform bears; the rest follows from them. */
function sentenceFor(name: string, { ledgerAccount, before, after }: LedgerChange): string | null {
  const by = after - before;
  const size = amountText(by < 0n ? -by : by);
  const [now, was] = [amountText(after), amountText(before)];
  switch (ledgerAccount) {
    case "owed":
      return `${name} is owed ${size} ${by > 0n ? "more" : "less"}: ${now} instead of ${was}.`;
    case "in_transit":
      return by < 0n
        ? `${size} on its way to ${name} is not sent.`
        : `${size} goes on its way to ${name}.`;
    case "reserved":
      return by < 0n
        ? `${size} of ${name}’s reserve is used up or given back: ${now} stays.`
        : `${size} more is kept in ${name}’s reserve.`;
    case "paid":
      return `What ${name} was paid changes by ${size}.`;
    case "losses":
      return by < 0n ? `The platform bears ${size}.` : `The platform gains ${size}.`;
    case "usage_receipts":
      return by > 0n ? `${size} goes back to end users.` : null;
    case "fee_revenue":
      return by < 0n ? `The platform gives back ${size} of its fee.` : null;
    default:
      return ledgerAccount satisfies never;
  }
}

function differenceOf({ changes }: Effect, wanted: LedgerAccount): Micros {
  return sum(
    changes.map(({ ledgerAccount, before, after }) =>
      ledgerAccount === wanted ? after - before : 0n,
    ),
  );
}

function changeText(by: Micros): string {
  return by < 0n ? `${amountText(-by)} less` : `${amountText(by)} more`;
}
