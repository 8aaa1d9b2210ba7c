import { z } from "zod";
import type { MessageList } from "@/domain/news/message";
import { CHANNELS, MESSAGE_STATES, NEWS_KINDS } from "@/domain/news/news";
import type { Contract } from "../contract";
import { instant } from "../fields";
import { cursorOf, cursorPaging, nextCursor } from "../paging";

const message = z.object({
  id: z.string(),
  kind: z.enum(NEWS_KINDS),
  channel: z.enum(CHANNELS),
  recipient: z.string(),
  state: z.enum(MESSAGE_STATES),
  payout_id: z.string().nullable(),
  created_at: instant,
  sent_at: instant.nullable(),
  tries: z.int(),
});

export const listMessagesContract = {
  method: "GET",
  path: "/api/v1/messages",
  summary: "What we wrote to you, newest first",
  description:
    "Each fact is told once for each channel. `waiting` is about to be sent, or to be tried " +
    "again; `dead` was given up; `not_sent` had nothing to be sent with.",
  auth: { kinds: ["developer"], scope: "earnings:read" },
  query: z.object(cursorPaging("messages", 50)),
  response: z.object({
    messages: z.array(message),
    count: z.int(),
    total: z.int(),
    next_cursor: nextCursor,
  }),
  successStatus: 200,
  refusals: [],
  example: {
    response: {
      messages: [
        {
          id: "msg_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
          kind: "payout_sent",
          channel: "email",
          recipient: "ada@example.com",
          state: "sent",
          payout_id: "pay_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
          created_at: "2026-11-20T08:00:02.000Z",
          sent_at: "2026-11-20T08:00:04.000Z",
          tries: 1,
        },
      ],
      count: 1,
      total: 1,
      next_cursor: null,
    },
  },
} as const satisfies Contract;

export function messageListToWire({ messages, total, next }: MessageList) {
  const shown = messages.map(({ news, createdAt, sentAt, ...one }) => ({
    ...one,
    kind: news.kind,
    payout_id: "payoutId" in news ? news.payoutId : null,
    created_at: createdAt.toISOString(),
    sent_at: sentAt?.toISOString() ?? null,
  }));
  return { messages: shown, count: shown.length, total, next_cursor: cursorOf("messages", next) };
}
