/** What the server said to a form. */
export type FormAnswer =
  | { readonly kind: "unsent" }
  | { readonly kind: "done"; readonly message: string }
  | { readonly kind: "refused"; readonly message: string };

export type FormAction = (before: FormAnswer, form: FormData) => Promise<FormAnswer>;

export const UNSENT: FormAnswer = { kind: "unsent" };
