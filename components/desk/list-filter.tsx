import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { Field, Select, TextInput } from "@/components/ui/field";

interface Props {
  readonly path: string;
  readonly search?: { readonly name: string; readonly label: string; readonly value: string };
  /** Further fields of one line: a day, a name. */
  readonly inputs?: readonly {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly type?: "text" | "date";
  }[];
  readonly selects?: readonly {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly options: readonly { readonly value: string; readonly label: string }[];
  }[];
}

/** Filters whose state is the address: they work without scripts, and can be sent to others. */
export function ListFilter({ path, search, inputs = [], selects = [] }: Props) {
  const fields = [...(search ? [search] : []), ...inputs, ...selects];
  const isUsed = fields.some(({ value }) => value !== "");
  return (
    <search>
      <form action={path} className="flex flex-wrap items-end gap-3">
        {search ? (
          <div className="min-w-48 flex-1">
            <Field label={search.label}>
              <TextInput name={search.name} defaultValue={search.value} type="search" />
            </Field>
          </div>
        ) : null}
        {inputs.map(({ name, label, value, type = "text" }) => (
          <div key={name} className="w-40">
            <Field label={label}>
              <TextInput name={name} defaultValue={value} type={type} />
            </Field>
          </div>
        ))}
        {selects.map(({ name, label, value, options }) => (
          <div key={name} className="w-52">
            <Field label={label}>
              <Select name={name} defaultValue={value} options={options} />
            </Field>
          </div>
        ))}
        <Button type="submit">Filter</Button>
        {isUsed ? (
          <Link href={path} className={buttonClass({ look: "plain" })}>
            Clear
          </Link>
        ) : null}
      </form>
    </search>
  );
}
