import type { Contract } from "../contract/contract";
import { APP_URL } from "./testing-routes";

type RouteHandler = (
  request: Request,
  route: { readonly params: Promise<Readonly<Record<string, string>>> },
) => Promise<Response> | Response;

/** The handler that the route of a contract exports for a method. */
async function handlerOf({ path }: Pick<Contract, "path">, method: string): Promise<RouteHandler> {
  const folder = path.replace(/\{(\w+)\}/g, "[$1]");
  const exported: Readonly<Record<string, unknown>> = await import(
    /* @vite-ignore */ `../app${folder}/route.ts`
  );
  const handler = exported[method];
  if (typeof handler !== "function") throw new Error(`${path} exports no ${method}`);
  return handler as RouteHandler;
}

export interface Sent {
  readonly method?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
}

/** Asks a contract's route as Next would. */
export async function ask(contract: Pick<Contract, "path" | "method">, sent: Sent = {}) {
  const { params = {}, query = "", body } = sent;
  const method = sent.method ?? contract.method;
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent((params[name] ?? "unknown").toWellFormed()),
  );
  const headers = new Headers(sent.headers);
  if (body !== undefined && !headers.has("content-type")) {
    headers.set("content-type", "application/json");
  }
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const init = { method, headers, ...(body === undefined ? {} : { body: text }) };
  const handler = await handlerOf(contract, method);
  const given = Object.fromEntries(
    [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [
      name,
      params[name] ?? "unknown",
    ]),
  );
  const request = new Request(`${APP_URL}${path}${query}`, init);
  return handler(request, { params: Promise.resolve(given) });
}
