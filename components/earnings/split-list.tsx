import type { ReactNode } from "react";
import { Amount } from "@/components/ui/amount";
import type { Micros } from "@/domain/money";
import type { MoneyPart, MoneySplit, PartKey } from "./money-split";
import { type PartFacts, partWords } from "./part-words";
import { Swatch } from "./split-bar";

interface Props {
  readonly split: MoneySplit;
  readonly facts: PartFacts;
}

/** Always listed, also when nothing is there: so that people learn what the words mean. */
const ALWAYS: readonly PartKey[] = ["paid", "reserve", "payable", "hold"];

/** The parts of the bar with what they mean, and the sum that they come to. */
export function SplitList({ split, facts }: Props) {
  const { parts, earned, adjusted, writtenOff, total } = split;
  const listed = parts.filter(({ key, amount }) => amount !== 0n || ALWAYS.includes(key));
  const isCorrected = adjusted !== 0n || writtenOff !== 0n;
  return (
    <dl className="text-sm">
      {listed.map((part) => (
        <Part key={part.key} part={part} facts={facts} />
      ))}
      {isCorrected ? <Sum label="Sum of the parts" value={total} /> : null}
      {adjusted === 0n ? null : (
        <Line label="Adjustments" meaning="Corrections by our team." value={-adjusted} signed />
      )}
      {writtenOff === 0n ? null : (
        <Line
          label="Written off"
          meaning="What was below zero and you no longer owe."
          value={-writtenOff}
          signed
        />
      )}
      <Sum label="Lifetime earnings" value={earned} />
    </dl>
  );
}

function Part({ part, facts }: { readonly part: MoneyPart } & Pick<Props, "facts">) {
  const { label, meaning } = partWords(part.key, part.amount < 0n, facts);
  return (
    <Line
      label={label}
      meaning={meaning}
      value={part.amount}
      mark={<Swatch part={part.key} isNegative={part.amount < 0n} />}
    />
  );
}

interface LineProps {
  readonly label: string;
  readonly meaning: string;
  readonly value: Micros;
  readonly signed?: boolean;
  readonly mark?: ReactNode;
}

function Line({ label, meaning, value, signed = false, mark }: LineProps) {
  return (
    <div
      className="grid grid-cols-[1fr_auto] gap-x-4 border-b border-line py-2.5
        sm:grid-cols-[9rem_1fr_auto]"
    >
      <dt className="flex items-center gap-2.5 self-start font-medium">
        {mark ?? <span className="w-3" />}
        {label}
      </dt>
      <dd
        className="order-3 col-span-2 pl-5.5 text-ink-faint sm:order-none sm:col-span-1 sm:pl-0
          sm:text-ink-muted"
      >
        {meaning}
      </dd>
      <dd className={`text-right ${value < 0n ? "text-bad" : ""}`}>
        <Amount value={value} signed={signed} />
      </dd>
    </div>
  );
}

function Sum({ label, value }: { readonly label: string; readonly value: Micros }) {
  return (
    <div
      className="flex justify-between gap-4 border-b border-line py-3 font-semibold
        last:border-0"
    >
      <dt className="pl-5.5">{label}</dt>
      <dd>
        <Amount value={value} />
      </dd>
    </div>
  );
}
