import { Amount } from "@/components/ui/amount";
import { dayOfYear, longDay } from "@/components/ui/date-text";
import { type CalendarDay, type ReleaseCalendarModel, strengthOf } from "./release-days";
import { ReleaseList } from "./release-list";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const STRENGTHS = [
  "border-line",
  "border-transparent bg-accent-soft",
  "border-transparent bg-accent-medium/60",
  "border-transparent bg-accent-medium",
] as const;

interface Props {
  readonly caption: string;
  readonly calendar: ReleaseCalendarModel;
  /** What one line stands for where there is no room for a calendar. */
  readonly narrowBy: "day" | "week";
}

/** Weeks as rows, what is released on each day, the more the stronger its colour. */
export function ReleaseCalendar({ caption, calendar, narrowBy }: Props) {
  return (
    <>
      <div className="sm:hidden">
        <ReleaseList calendar={calendar} by={narrowBy} />
      </div>
      <Weeks caption={caption} calendar={calendar} />
    </>
  );
}

function Weeks({ caption, calendar }: Omit<Props, "narrowBy">) {
  return (
    <table className="hidden w-full table-fixed border-separate border-spacing-1 text-xs sm:table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col" className="pb-1 text-left font-medium text-ink-faint">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {calendar.weeks.map((week) => (
          <tr key={week[0]?.date.toISOString()}>
            {week.map((day) => (
              <Day key={day.date.toISOString()} day={day} highest={calendar.highest} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps {
  readonly day: CalendarDay;
  readonly highest: bigint;
}

function Day({ day, highest }: DayProps) {
  const { date, amount, isToday, isOutside } = day;
  if (isOutside) return <td />;
  const isFirst = isToday || date.getUTCDate() === 1;
  return (
    <td
      title={longDay(date)}
      className={`h-9 rounded-md border px-2
        ${isToday ? "border-accent!" : ""} ${STRENGTHS[strengthOf(amount, highest)]}`}
    >
      <span className="flex flex-wrap items-baseline justify-between">
        <time
          dateTime={date.toISOString().slice(0, 10)}
          className={`whitespace-nowrap ${isFirst ? "font-medium text-ink" : "text-ink-muted"}`}
        >
          {isFirst ? dayOfYear(date) : date.getUTCDate()}
        </time>
        {isToday ? <span className="sr-only"> (today)</span> : null}
        {amount === 0n ? null : <Amount value={amount} className="font-medium" />}
      </span>
    </td>
  );
}
