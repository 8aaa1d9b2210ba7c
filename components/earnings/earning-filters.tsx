import { Button } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";
import { EARNING_STATUSES } from "@/domain/earnings/kinds";
import { EARNING_WORDS } from "./earning-words";

interface Props {
  readonly names: ReadonlyMap<string, string>;
  readonly status: string | undefined;
  readonly appId: string | undefined;
  /** Kept as it is. */
  readonly period: string;
}

/** Narrows the list; a plain form, so that the answer has an address. */
export function EarningFilters({ names, status = "", appId = "", period }: Props) {
  const statuses = EARNING_STATUSES.map((value) => ({ value, label: EARNING_WORDS[value].label }));
  const apps = [...names].map(([value, label]) => ({ value, label }));
  return (
    <form
      key={`${status} ${appId}`}
      action="/earnings"
      className="grid grid-cols-2 items-end gap-3 px-5 pb-4 sm:flex sm:px-6 print:hidden"
    >
      <input type="hidden" name="period" value={period} />
      <Field label="Status">
        <Select
          name="status"
          defaultValue={status}
          options={[{ value: "", label: "All" }, ...statuses]}
          className="sm:w-40"
        />
      </Field>
      <Field label="App">
        <Select
          name="app"
          defaultValue={appId}
          options={[{ value: "", label: "All apps" }, ...apps]}
          className="sm:w-48"
        />
      </Field>
      <Button type="submit" className="col-span-2 sm:col-span-1">
        Show
      </Button>
    </form>
  );
}
