import { developerContext } from "@/app/_edge/visitor";
import { bookmarkIn, type Query } from "@/app/(portal)/_facts/earning-filter";
import { MessageList } from "@/components/settings/message-list";
import { BackLink } from "@/components/ui/back-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { OlderNewer } from "@/components/ui/older-newer";
import { PageHeader } from "@/components/ui/page-header";
import { cursorOf } from "@/contract/paging";
import { listMessages } from "@/operations/list-messages";

export const metadata = { title: "Messages" };

const PAGE_SIZE = 25;
const PATH = "/settings/messages";

interface PageProps {
  readonly searchParams: Promise<Query>;
}

export default async function MessagesPage({ searchParams }: PageProps) {
  const ctx = await developerContext();
  const after = bookmarkIn("messages", await searchParams);
  const list = await listMessages(ctx, { limit: PAGE_SIZE, after });
  const next = cursorOf("messages", list.next);
  return (
    <div className="flex flex-col gap-6">
      <BackLink href="/settings">Settings</BackLink>
      <PageHeader title="Messages" lead="What we wrote to you, when, and whether it went out." />
      <Card flush>
        <div className="-mt-3">
          {list.messages.length > 0 ? (
            <MessageList messages={list.messages} />
          ) : (
            <EmptyState title="Nothing has been written yet">
              As soon as a payout is on its way, what we send you about it is listed here.
            </EmptyState>
          )}
        </div>
        <OlderNewer newest={after ? PATH : null} older={next && `${PATH}?after=${next}`}>
          {list.total.toLocaleString("en-US")} in all
        </OlderNewer>
      </Card>
    </div>
  );
}
