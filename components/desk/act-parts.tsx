import { Field, Select, TextArea, TextInput } from "@/components/ui/field";
import type { ActField } from "./act-fields";

interface WillProps {
  readonly lines: readonly string[];
  /** Each line is a sentence of its own. */
  readonly isWhole?: boolean;
}

/** What will happen, in full, before it is confirmed. */
export function Will({ lines, isWhole = false }: WillProps) {
  return (
    <div className="text-sm text-ink-muted">
      <p className="font-medium text-ink">{isWhole ? "This will happen:" : "This will:"}</p>
      <ul className="mt-1.5 list-disc space-y-1 pl-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

const LONGEST = 500;

export function ActInput({ field }: { readonly field: ActField }) {
  const { kind, name, label, hint, options, initial, isOptional } = field;
  const shared = { name, required: !isOptional, ...(initial ? { defaultValue: initial } : {}) };
  return (
    <Field label={label} hint={hint}>
      {kind === "select" ? (
        <Select {...shared} options={options ?? []} />
      ) : kind === "area" ? (
        <TextArea {...shared} rows={3} maxLength={LONGEST} />
      ) : (
        <TextInput
          {...shared}
          autoComplete="off"
          maxLength={LONGEST}
          type={kind === "moment" ? "datetime-local" : "text"}
          inputMode={kind === "text" ? "text" : "decimal"}
        />
      )}
    </Field>
  );
}
