/** One field that the API refused: its name there, and what is wrong with it. */
export interface Fault {
  readonly path: string;
  readonly detail: string;
}

/** The fields that a problem document names. */
export function faultsIn(errors: unknown): Fault[] {
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((one: Readonly<Record<string, unknown>> | null) =>
    typeof one?.detail === "string" ? [{ path: String(one.path ?? ""), detail: one.detail }] : [],
  );
}

interface Naming {
  readonly label?: string | undefined;
  /** How a limit of the field is written, where people do not fill it in as the API counts it. */
  readonly show?: ((limit: number) => string) | undefined;
}

/** Each fault as a sentence that begins with the name people see. */
export function faultsText(
  faults: readonly Fault[],
  naming: (path: string) => Naming = () => ({}),
): string {
  return faults
    .map(({ path, detail }) => {
      const { label = inWords(path), show = String } = naming(path);
      const said = detail.replace(LIMIT, (_, size: string, than: string, limit: string) =>
        [size === "big" ? MOST[than] : LEAST[than], show(Number(limit))].join(" "),
      );
      return `${label ? `${label}: ` : ""}${said.replace(/[.]?$/, ".")}`;
    })
    .join(" ");
}

/** How the schema library says that a number is out of range. */
const LIMIT = /^Too (big|small): expected (?:number|int|bigint) to be ([<>]=?)(-?\d+)$/;
const MOST: Readonly<Record<string, string>> = { "<=": "must be at most", "<": "must be below" };
const LEAST: Readonly<Record<string, string>> = { ">=": "must be at least", ">": "must be above" };

function inWords(path: string): string {
  const words = path.replaceAll(/[._]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
