import type { ComponentProps, ReactNode } from "react";

const SHAPE =
  "min-h-10 w-full rounded-control border border-line-strong bg-surface px-3 text-base " +
  "font-normal text-ink sm:text-sm disabled:bg-sunken disabled:text-ink-faint";

interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

/** A name above what is filled in, and below it what that does. */
export function Field({ label, hint, children }: FieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children.
    <label className="flex flex-col gap-1.5 text-sm font-medium">
      {label}
      {children}
      {hint ? <span className="font-normal text-ink-faint">{hint}</span> : null}
    </label>
  );
}

export function TextInput({ className = "", ...rest }: ComponentProps<"input">) {
  return <input type="text" {...rest} className={`${SHAPE} ${className}`} />;
}

export function TextArea({ className = "", ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} className={`${SHAPE} py-2 ${className}`} />;
}

interface SelectProps extends ComponentProps<"select"> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** The browser's own list: it works by keyboard, on phones and without scripts. */
export function Select({ options, className = "", ...rest }: SelectProps) {
  return (
    <select {...rest} className={`${SHAPE} ${className}`}>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

interface CheckProps extends ComponentProps<"input"> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

export function Check({ label, hint, ...rest }: CheckProps) {
  return (
    <label className="flex items-start gap-3 py-1 text-sm">
      <input type="checkbox" {...rest} className="mt-0.5 size-4 shrink-0 accent-accent" />
      <span>
        <span className="font-medium">{label}</span>
        {hint ? <span className="block text-ink-faint">{hint}</span> : null}
      </span>
    </label>
  );
}
