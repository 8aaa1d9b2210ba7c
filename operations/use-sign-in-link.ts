import "server-only";
import { takeSignInLink } from "@/db/queries/sign-in-links";
import type { Context } from "./context";
import type { SignInLink } from "./store-sign-in-link";

/** Uses a link up: of any number of clicks one gets it, and none after its time. */
export async function useSignInLink(
  ctx: Context,
  input: { readonly hash: string; readonly email: string },
): Promise<SignInLink | null> {
  return takeSignInLink(ctx.db, input.hash, input.email);
}
