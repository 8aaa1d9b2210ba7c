import { amountText } from "@/components/ui/amount-text";
import type { Micros } from "@/domain/money";

interface Foretold {
  readonly run: {
    readonly developersSeen: number;
    readonly payoutsPlanned: number;
    readonly transferTotal: Micros;
    readonly reserveTotal: Micros;
  };
}

/** What a run would do, in sentences, from a dry run's figures. */
export function runWords({ run }: Foretold): string[] {
  const { developersSeen, payoutsPlanned, transferTotal, reserveTotal } = run;
  if (payoutsPlanned === 0) {
    return [`Nobody is paid: none of ${developersSeen} developers with money is due.`];
  }
  const whom = payoutsPlanned === 1 ? "One developer is" : `${payoutsPlanned} developers are`;
  const others = developersSeen - payoutsPlanned;
  return [
    `${whom} paid ${amountText(transferTotal)} in all; sending starts at once.`,
    `${amountText(reserveTotal)} is kept in reserve.`,
    ...(others > 0 ? [`${others} more with money are passed over; the dry run says why.`] : []),
  ];
}
