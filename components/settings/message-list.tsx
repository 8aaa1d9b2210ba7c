import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import type { Message } from "@/domain/news/message";
import type { News } from "@/domain/news/news";
import { aboutWords, MESSAGE_WORDS } from "./message-words";

const CHANNEL_WORDS = { email: "E-mail", sms: "Text message" } as const;

/** What was written, when, to where, and how far it is; the times are those they are sorted by. */
export function MessageList({ messages }: { readonly messages: readonly Message[] }) {
  return (
    <ul className="divide-y divide-line text-sm">
      {messages.map(({ id, channel, recipient, state, createdAt, news }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-4 sm:px-6"
        >
          <div className="min-w-0">
            <p className="font-medium">
              <About news={news} />
            </p>
            <p className="mt-0.5 break-words text-ink-muted">
              {CHANNEL_WORDS[channel]} to {recipient}
            </p>
          </div>
          <p className="flex items-center gap-4 text-ink-faint">
            <DateTime value={createdAt} as="moment" />
            <Badge tone={MESSAGE_WORDS[state].tone}>{MESSAGE_WORDS[state].words}</Badge>
          </p>
        </li>
      ))}
    </ul>
  );
}

function About({ news }: { readonly news: News }) {
  if (!("payoutId" in news)) return aboutWords(news);
  return (
    <Link href={`/payouts/${news.payoutId}`} className="underline-offset-4 hover:underline">
      {aboutWords(news)}
    </Link>
  );
}
