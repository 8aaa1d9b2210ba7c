import "server-only";
import { insertSignInLink } from "@/db/queries/sign-in-links";
import type { Context } from "./context";

export interface SignInLink {
  /** Already hashed: the link itself is only in the mail. */
  readonly hash: string;
  readonly email: string;
  /** Real time. */
  readonly expiresAt: Date;
}

/** Remembers a sign-in link that is on its way by e-mail. */
export async function storeSignInLink(ctx: Context, link: SignInLink): Promise<void> {
  await insertSignInLink(ctx.db, link);
}
