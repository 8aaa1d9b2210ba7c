import type { Message } from "@/domain/news/message";
import "server-only";
import {
  countMessages,
  listMessages as findMessages,
  type MessagePage,
} from "@/db/queries/messages";
import { type Bookmark, cutPage } from "@/domain/bookmark";
import type { DeveloperContext } from "./context";

export interface MessageList {
  readonly messages: readonly Message[];
  readonly total: number;
  readonly next: Bookmark | null;
}

/** What was written to the developer, by mail and text message, newest first. */
export async function listMessages(ctx: DeveloperContext, page: MessagePage): Promise<MessageList> {
  const { developerId } = ctx.actor;
  const found = await findMessages(ctx.db, developerId, { ...page, limit: page.limit + 1 });
  const { rows, next } = cutPage(found, page.limit);
  return { messages: rows, total: await countMessages(ctx.db, developerId), next };
}
