import type { ComponentProps } from "react";

const SHAPE =
  "inline-flex items-center justify-center gap-2 rounded-control border font-medium select-none " +
  "transition-colors duration-100 disabled:cursor-not-allowed " +
  "aria-disabled:cursor-not-allowed";

const LOOKS = {
  primary:
    "border-transparent bg-accent text-accent-ink hover:bg-accent-strong " +
    "disabled:bg-sunken disabled:text-ink-faint disabled:border-line " +
    "aria-disabled:bg-sunken aria-disabled:text-ink-faint aria-disabled:border-line",
  quiet:
    "border-line-strong bg-surface text-ink hover:bg-sunken " +
    "disabled:bg-sunken disabled:text-ink-faint disabled:border-line " +
    "aria-disabled:bg-sunken aria-disabled:text-ink-faint aria-disabled:border-line",
  plain: "border-transparent text-ink-muted hover:bg-sunken hover:text-ink",
} as const;

const SIZES = { medium: "min-h-10 px-4 text-sm", small: "min-h-8 px-3 text-sm" } as const;

interface Style {
  readonly look?: keyof typeof LOOKS;
  readonly size?: keyof typeof SIZES;
}

/** The look of a button, for links that lead to the next thing to do. */
export function buttonClass({ look = "quiet", size = "medium" }: Style = {}): string {
  return `${SHAPE} ${LOOKS[look]} ${SIZES[size]}`;
}

export function Button({ look, size, className = "", ...rest }: Style & ComponentProps<"button">) {
  const style = { ...(look ? { look } : {}), ...(size ? { size } : {}) };
  return <button type="button" {...rest} className={`${buttonClass(style)} ${className}`} />;
}
