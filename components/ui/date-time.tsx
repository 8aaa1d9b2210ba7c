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
  // A long day with its year is wider than the narrowest screens.
  const wrap = as === "long" ? "min-[24rem]:whitespace-nowrap" : "whitespace-nowrap";
  return (
    <time dateTime={value.toISOString()} className={`${wrap} ${className}`}>
      {text}
    </time>
  );
}
