import "server-only";
import { eq, type InferSelectModel, sql } from "drizzle-orm";
import { ACCOUNT_GONE, type ConnectedAccount, readiness } from "@/domain/connect/readiness";
import { at, query, queryOne, type Reader, type Transaction } from "../client";
import { accountOpenings, connectedAccounts } from "../schema";

/** Our mirror of a developer's Stripe account, with when we asked. */
export interface MirroredAccount extends ConnectedAccount {
  readonly developerId: string;
  readonly verifiedAt: Date | null;
  readonly retrievedAt: Date;
}

export async function findConnectedAccount(
  reader: Reader,
  developerId: string,
): Promise<MirroredAccount | null> {
  const mine = eq(connectedAccounts.developerId, developerId);
  const [found] = await reader.select().from(connectedAccounts).where(mine);
  return found ?? null;
}

export async function developerOfAccount(
  reader: Reader,
  stripeAccountId: string,
): Promise<string | null> {
  const [found] = await reader
    .select({ developerId: connectedAccounts.developerId })
    .from(connectedAccounts)
    .where(eq(connectedAccounts.stripeAccountId, stripeAccountId));
  return found?.developerId ?? (await developerOfFormerAccount(reader, stripeAccountId));
}

/** An account that has been replaced still carries what was paid to it. */
async function developerOfFormerAccount(
  reader: Reader,
  stripeAccountId: string,
): Promise<string | null> {
  const [paid] = await query<{ developer_id: string }>(
    reader,
    sql`select developer_id from payouts where destination = ${stripeAccountId} limit 1`,
  );
  return paid?.developer_id ?? null;
}

/** The number of the try under which an account is being opened; the first call makes it 1. */
export async function currentOpening(tx: Transaction, developerId: string): Promise<number> {
  await tx.insert(accountOpenings).values({ developerId }).onConflictDoNothing();
  const row = await queryOne<{ tries: number }>(
    tx,
    sql`select tries from account_openings where developer_id = ${developerId}`,
  );
  return row.tries;
}

/** Gives a try up, once: of several who saw it die, one moves on to the next number. */
export async function retireOpening(reader: Reader, developerId: string, tries: number) {
  await reader.execute(sql`update account_openings set tries = tries + 1
    where developer_id = ${developerId} and tries = ${tries}`);
}

/** Stores a newly opened account unless the developer already has one that Stripe still knows. */
export async function storeOpenedAccount(
  tx: Transaction,
  developerId: string,
  account: ConnectedAccount,
  retrievedAt: Date,
): Promise<void> {
  const row = toRow(account, retrievedAt);
  await tx
    .insert(connectedAccounts)
    .values({ developerId, ...row })
    .onConflictDoUpdate({
      target: connectedAccounts.developerId,
      set: { ...row, verifiedAt: row.verifiedAt },
      setWhere: sql`${connectedAccounts.disabledReason} = ${ACCOUNT_GONE}`,
    });
}

/**
 * Writes what a retrieve found. A look that started earlier than the one already stored says
 * nothing new and is dropped. `verified_at` keeps the first time it was ready (R12).
 */
export async function writeMirror(
  tx: Transaction,
  developerId: string,
  account: ConnectedAccount,
  retrievedAt: Date,
): Promise<void> {
  const { verifiedAt, ...row } = toRow(account, retrievedAt);
  const first = verifiedAt ? at(verifiedAt) : sql`null::timestamptz`;
  await tx
    .update(connectedAccounts)
    .set({ ...row, verifiedAt: sql`coalesce(${connectedAccounts.verifiedAt}, ${first})` })
    .where(
      sql`${connectedAccounts.developerId} = ${developerId}
        and ${connectedAccounts.stripeAccountId} = ${account.stripeAccountId}
        and ${connectedAccounts.retrievedAt} <= ${at(retrievedAt)}`,
    );
}

function toRow(account: ConnectedAccount, retrievedAt: Date) {
  const verifiedAt = readiness(account) === "ready" ? retrievedAt : null;
  return {
    ...account,
    currentlyDue: [...account.currentlyDue],
    pendingVerification: [...account.pendingVerification],
    retrievedAt,
    verifiedAt,
  } satisfies Omit<InferSelectModel<typeof connectedAccounts>, "developerId" | "createdAt">;
}
