/**
 * JSON in which a bigint is an integer, digit for digit (R1). `JSON.stringify` cannot write one,
 * so each is first written as a text under a mark that nobody can guess.
 */
export function writeJson(value: unknown): string {
  let mark: string | undefined;
  const text = JSON.stringify(value, (_, one) => {
    if (typeof one !== "bigint") return one;
    mark ??= crypto.randomUUID();
    return `${mark}${one}`;
  });
  return mark ? text.replaceAll(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1") : text;
}
