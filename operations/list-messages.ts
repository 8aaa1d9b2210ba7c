import "server-only";
import {
  countMessages,
  listMessages as findMessages,
  type MessagePage,
} from "@/db/queries/messages";
import { cutPage } from "@/domain/bookmark";
import type { MessageList } from "@/domain/news/message";
import type { DeveloperContext } from "./context";

/** What was written to the developer, by mail and text message, newest first. */
export async function listMessages(ctx: DeveloperContext, page: MessagePage): Promise<MessageList> {
  const { developerId } = ctx.actor;
  const found = await findMessages(ctx.db, developerId, { ...page, limit: page.limit + 1 });
  const { rows, next } = cutPage(found, page.limit);
  return { messages: rows, total: await countMessages(ctx.db, developerId), next };
}
