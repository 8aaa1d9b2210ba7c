/** Whom the books name, as people know them: an operator by the address alone. */
export function actorText(actor: string): string {
  return actor.replace(/^operator:/, "");
}
