import { Amount } from "@/components/ui/amount";
import { longDay, periodText } from "@/components/ui/date-text";
import { sum } from "@/domain/money";
import type { CalendarDay, ReleaseCalendarModel } from "./release-days";

interface Props {
  readonly calendar: ReleaseCalendarModel;
  readonly by: "day" | "week";
}

/** A calendar in one column, for screens on which amounts do not fit into its days. */
export function ReleaseList({ calendar, by }: Props) {
  const inside = calendar.weeks.map((week) => week.filter(({ isOutside }) => !isOutside));
  const groups = by === "week" ? inside : inside.flat().map((day) => [day]);
  const lines = groups.flatMap(toLine).filter(({ amount }) => amount !== 0n);
  if (lines.length === 0) return null;
  return (
    <dl className="divide-y divide-line text-sm">
      {lines.map(({ text, amount }) => (
        <div key={text} className="flex justify-between gap-4 py-2">
          <dt className="text-ink-muted">{text}</dt>
          <dd className="font-medium">
            <Amount value={amount} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function toLine(days: readonly CalendarDay[]): { text: string; amount: bigint }[] {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const text = first === last ? longDay(first.date) : periodText(first.date, last.date);
  return [{ text, amount: sum(days.map(({ amount }) => amount)) }];
}
