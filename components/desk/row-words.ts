/** How many rows a file or a list of clawbacks has. */
export function rowsText(count: number): string {
  return count === 1 ? "1 row" : `${count} rows`;
}
