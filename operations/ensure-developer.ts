import "server-only";
import { findDeveloperByEmail, insertDeveloper } from "@/db/queries/developers";
import { invariant } from "@/domain/money";
import type { Context } from "./context";

/**
 * The developer behind a proven e-mail address, born at the first sign-in. Idempotent by
 * address, upper and lower case being the same. Answers the developer's id.
 */
export async function ensureDeveloper(
  ctx: Context,
  input: { readonly email: string; readonly name: string | null | undefined },
): Promise<string> {
  const email = input.email.trim().toLowerCase();
  const known = await findDeveloperByEmail(ctx.db, email);
  if (known) return known;

  await insertDeveloper(ctx.db, email, input.name?.trim() || email.replace(/@.*$/, ""));
  const born = await findDeveloperByEmail(ctx.db, email);
  invariant(born !== null, "a developer was inserted and is not there");
  return born;
}
