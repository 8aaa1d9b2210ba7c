import "server-only";
import { sql } from "drizzle-orm";
import { at, query, type Reader } from "../client";

interface Link {
  readonly hash: string;
  readonly email: string;
  readonly expiresAt: Date;
}

export async function insertSignInLink(reader: Reader, link: Link): Promise<void> {
  await reader.execute(sql`insert into sign_in_links (hash, email, expires_at)
    values (${link.hash}, ${link.email}, ${at(link.expiresAt)})`);
}

/** Deletes and answers the link in one statement; expired ones go along, unanswered. */
export async function takeSignInLink(
  reader: Reader,
  hash: string,
  email: string,
): Promise<Link | null> {
  const taken = await query<Link & { live: boolean }>(
    reader,
    sql`delete from sign_in_links
      where (hash = ${hash} and email = ${email}) or expires_at < clock_timestamp()
      returning hash, email, expires_at as "expiresAt", expires_at >= clock_timestamp() as live`,
  );
  return taken.find((link) => link.live && link.hash === hash) ?? null;
}
