/** The markup in a form, in basis points; not a number when the form says none. */
export function markupOf(form: FormData): number {
  const text = form.get("markup_bps");
  return typeof text === "string" && /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
}
