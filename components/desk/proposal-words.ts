import { momentText } from "@/components/ui/date-text";
import type { StoredAction } from "@/domain/desk/money-action";
import { fromStoredPlatform, isStoredPlatform } from "@/domain/desk/platform-action";
import { type Proposal, reasonOf } from "@/domain/desk/proposal";
import { effectWords } from "./effect-words";
import { POLICY_NUMBERS } from "./policy-words";
import { rowsText } from "./row-words";

/**
 * What it does, as the person who proposed it read it; nothing for what was proposed before
 * that was kept.
 */
export function proposalWill({ action, effects }: Proposal): string[] {
  if (isStoredPlatform(action)) return [proposalWords(action)];
  return effects.length > 0 ? effectWords(effects) : [];
}

/** What a second person has to know of it, beside its amount: why, or what exactly. */
export function proposalWords(action: StoredAction): string {
  switch (action.kind) {
    case "adjustment":
    case "write_off":
    case "payout_cancellation":
      return action.reason;
    case "clawback":
      return [rowsText(action.rows.length), reasonOf(action)].filter(Boolean).join(": ");
    case "payout_run":
      return `Of what was payable on ${momentText(new Date(action.asOf))}, by the rules.`;
    case "policy_change": {
      const platform = fromStoredPlatform(action);
      if (platform.kind !== "policy_change") return "";
      const { policy, effectiveFrom } = platform;
      const numbers = Object.values(POLICY_NUMBERS).map(
        ({ name, show }) => `${name} ${show(policy)}`,
      );
      return `From ${momentText(effectiveFrom)} on: ${numbers.join(", ")}. Amount: of a month.`;
    }
    default:
      return action satisfies never;
  }
}
