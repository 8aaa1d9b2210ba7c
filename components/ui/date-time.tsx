import { longDay, momentText, shortDay } from "./date-text";

interface Props {
  readonly value: Date;
  /** "24 Nov 2026", "Tuesday 24 November" or "24 Nov 2026, 08:00 UTC". */
  readonly as?: "short" | "long" | "moment";
  /** Today, so that a long day can leave out the current year. */
  readonly now?: Date;
  readonly className?: string;
}

export function DateTime({ value, as = "short", now = value, className = "" }: Props) {
  const text = { short: shortDay(value), long: longDay(value, now), moment: momentText(value) }[as];
  return (
    <time dateTime={value.toISOString()} className={`whitespace-nowrap ${className}`}>
      {text}
    </time>
  );
}
