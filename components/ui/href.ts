/** An address with a query; what is undefined or empty is left out of it. */
export function hrefWith(
  path: string,
  query: Readonly<Record<string, string | null | undefined>>,
): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) asked.set(name, value);
  const text = asked.toString();
  return text ? `${path}?${text}` : path;
}

/** Of a name that a query repeats, the first counts. */
export function firstOf(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === "string" ? value : value?.[0];
}
