import type { Bookmark } from "@/domain/bookmark";
import type { Channel, MessageState, News } from "@/domain/news/news";

/** One mail or text message, as its developer sees it in the log. */
export interface Message {
  readonly id: string;
  readonly channel: Channel;
  readonly recipient: string;
  readonly state: MessageState;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly tries: number;
  readonly news: News;
}

export interface MessageList {
  readonly messages: readonly Message[];
  readonly total: number;
  readonly next: Bookmark | null;
}
