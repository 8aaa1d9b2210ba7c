import "server-only";
import { findConnectedAccount, type MirroredAccount } from "@/db/queries/connected-accounts";
import { type DeveloperRow, developerExists, findDeveloper } from "@/db/queries/developers";
import { type Readiness, readiness } from "@/domain/connect/readiness";
import { Refusal } from "@/domain/refusals";
import type { OperatorContext } from "./context";

export interface DeskDeveloper {
  readonly developer: DeveloperRow;
  readonly connected: MirroredAccount | null;
  readonly readiness: Readiness;
}

/** A developer with their account as our mirror has it. Refuses `not_found`. */
export async function getDeskDeveloper(
  ctx: OperatorContext,
  input: { readonly developerId: string },
): Promise<DeskDeveloper> {
  const { developerId } = input;
  if (!(await developerExists(ctx.db, developerId))) throw new Refusal("not_found");
  const developer = await findDeveloper(ctx.db, developerId);
  const connected = await findConnectedAccount(ctx.db, developerId);
  return { developer, connected, readiness: readiness(connected) };
}
