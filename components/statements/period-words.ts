import { monthText } from "@/components/ui/date-text";
import { isYear, type Period, startOf } from "@/domain/statements/period";

/** "October 2026", or "2026" */
export function periodName(period: Period): string {
  return isYear(period) ? period : monthText(startOf(period), "long");
}
