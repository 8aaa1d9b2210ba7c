import Link from "next/link";
import { operatorContext } from "@/app/_edge/visitor";
import { textIn } from "@/app/(desk)/_facts/asked";
import { bookmarkIn } from "@/app/(portal)/_facts/earning-filter";
import { EventBadge } from "@/components/desk/event-badge";
import { ListFilter } from "@/components/desk/list-filter";
import { Card } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { firstOf, hrefWith } from "@/components/ui/href";
import { OlderNewer } from "@/components/ui/older-newer";
import { PageHeader } from "@/components/ui/page-header";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import { cursorOf } from "@/contract/paging";
import { EVENT_STANDINGS, standingOf } from "@/domain/desk/event-standing";
import { listStripeEvents } from "@/operations/list-stripe-events";

export const metadata = { title: "Webhook inbox" };

const PAGE_SIZE = 50;
const PATH = "/desk/webhooks";
const CHOICES = [
  { value: "", label: "Any" },
  { value: "waiting", label: "Waiting" },
  { value: "failing", label: "Failing, comes back" },
  { value: "parked", label: "Parked" },
  { value: "handled", label: "Handled" },
];

interface PageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function WebhooksPage({ searchParams }: PageProps) {
  const ctx = await operatorContext();
  const query = await searchParams;
  const search = textIn(query.q);
  const standing = EVENT_STANDINGS.find((known) => known === firstOf(query.standing));
  const after = bookmarkIn("events", query);
  const { events, next } = await listStripeEvents(ctx, {
    ...{ search, standing, after },
    limit: PAGE_SIZE,
  });
  const here = { q: search, standing };
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Webhook inbox"
        lead="What Stripe told us, kept before anything was done about it."
      />
      <ListFilter
        path={PATH}
        search={{ name: "q", label: "Type or id", value: search ?? "" }}
        selects={[{ name: "standing", label: "Standing", value: standing ?? "", options: CHOICES }]}
      />
      <Card flush>
        {events.length === 0 ? (
          <EmptyState title="No event like this">Try another type or standing.</EmptyState>
        ) : (
          <Table caption="Stripe events, newest first">
            <thead>
              <tr>
                <HeaderCell>Received</HeaderCell>
                <HeaderCell>Type</HeaderCell>
                <HeaderCell>Standing</HeaderCell>
                <HeaderCell right>Tries</HeaderCell>
                <HeaderCell>Last fault</HeaderCell>
              </tr>
            </thead>
            <tbody>
              {events.map((event) => (
                <Row key={event.id}>
                  <Cell>
                    <DateTime value={event.receivedAt} as="moment" />
                  </Cell>
                  <Cell>
                    <Link
                      href={`${PATH}/${event.id}`}
                      className="font-medium whitespace-nowrap text-accent hover:underline"
                    >
                      {event.type}
                    </Link>
                    <code className="block font-mono text-xs text-ink-faint">{event.id}</code>
                  </Cell>
                  <Cell>
                    <EventBadge standing={standingOf(event)} />
                  </Cell>
                  <Cell right>{event.tries}</Cell>
                  <Cell className="max-w-64 truncate text-ink-muted">{event.lastFault}</Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        )}
        <OlderNewer
          newest={after ? hrefWith(PATH, here) : null}
          older={next ? hrefWith(PATH, { ...here, after: cursorOf("events", next) }) : null}
        />
      </Card>
    </div>
  );
}
