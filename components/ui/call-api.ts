import { type Fault, faultsIn, faultsText } from "./fault-text";

/** What our own API answered to a write from the browser. */
export type ApiAnswer =
  | { readonly kind: "done"; readonly body: Readonly<Record<string, unknown>> }
  | {
      readonly kind: "refused";
      readonly message: string;
      /** The fields at fault; the message names them as the API does. */
      readonly faults: readonly Fault[];
    };

const UNREACHABLE = "We could not be reached. Check your connection and try again.";

export type Write = "POST" | "DELETE";

/** Sends JSON with the session's cookie. A refusal is an answer, in the API's own words. */
export async function callApi(
  path: string,
  body: object = {},
  method: Write = "POST",
): Promise<ApiAnswer> {
  const sent = {
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
  try {
    const response = await fetch(path, { method, ...(method === "POST" ? sent : {}) });
    const said: Record<string, unknown> = await response.json();
    if (response.ok && said.success !== false) return { kind: "done", body: said };
    const faults = faultsIn(said.errors);
    const message = faultsText(faults) || String(said.detail ?? said.message ?? UNREACHABLE);
    return { kind: "refused", message, faults };
  } catch {
    return { kind: "refused", message: UNREACHABLE, faults: [] };
  }
}
