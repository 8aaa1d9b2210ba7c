import type { Emulator } from "../emulator";
import type { Request } from "../http";
import { newToken } from "../ids";
import type { Link, StoredAccount } from "../tables";

export interface Visit {
  readonly link: Link;
  readonly holder: StoredAccount;
}

/** Spends a link: the one visit it allows goes on in a session that only this browser knows. */
export function openSession(emulator: Emulator, visit: Visit): string {
  const session = newToken();
  const { link } = visit;
  emulator.perform(({ tx }) => tx.put("links", link.token, { ...link, visited: true, session }));
  return `stripe_${link.kind}=${link.token}.${session}; Path=/; HttpOnly; SameSite=Lax`;
}

export function closeSession(emulator: Emulator, { link }: Visit): void {
  emulator.perform(({ tx }) => tx.put("links", link.token, { ...link, session: null }));
}

/** What the link leads to, or null when it was never made or is for another account. */
export function visitOf(
  emulator: Emulator,
  kind: Link["kind"],
  token: string,
  owner: string,
): Visit | null {
  const link = emulator.store.get("links", token);
  const holder = emulator.store.get("accounts", owner);
  return link?.kind === kind && link.owner === owner && holder ? { link, holder } : null;
}

export function sessionOf(emulator: Emulator, kind: Link["kind"], request: Request): Visit | null {
  const cookies = (request.headers.cookie ?? "").split(/;\s*/);
  const mine = cookies.find((one) => one.startsWith(`stripe_${kind}=`));
  const [token = "", session = ""] = (mine?.split("=")[1] ?? "").split(".");
  const link = emulator.store.get("links", token);
  const holder = link && emulator.store.get("accounts", link.owner);
  const known = link?.kind === kind && link.session !== null && link.session === session;
  return known && holder ? { link, holder } : null;
}

export const isOpen = (emulator: Emulator, { link, holder }: Visit): boolean =>
  !link.visited &&
  emulator.clock.nowMs() < link.expiresAt * 1_000 &&
  !holder.deauthorized &&
  !isRejected(holder);

export const isRejected = ({ stripe }: StoredAccount): boolean =>
  stripe.requirements?.disabled_reason?.startsWith("rejected.") ?? false;
