import { atDesk } from "@/app/_edge/visitor";
import { orNotFound } from "@/app/(portal)/_facts/or-not-found";
import { Act } from "@/components/desk/act";
import { REPLAY } from "@/components/desk/attention-actions";
import { EventBadge } from "@/components/desk/event-badge";
import { EventTryTable } from "@/components/desk/event-try-table";
import { RefreshWhile } from "@/components/desk/refresh-while";
import { BackLink } from "@/components/ui/back-link";
import { Card } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { standingOf } from "@/domain/desk/event-standing";
import { getStripeEvent } from "@/operations/list-stripe-events";

export const metadata = { title: "Stripe event" };

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export default async function StripeEventPage({ params }: PageProps) {
  const { ctx, may } = await atDesk();
  const event = await orNotFound(getStripeEvent(ctx, { eventId: (await params).id }));
  const standing = standingOf(event);
  return (
    <div className="flex flex-col gap-6">
      <RefreshWhile isActive={standing === "waiting"} />
      <BackLink href="/desk/webhooks">Webhook inbox</BackLink>
      <PageHeader
        title={event.type}
        lead={
          <span className="flex flex-wrap items-center gap-3 text-sm">
            <EventBadge standing={standing} />
            <code className="font-mono text-xs select-all">{event.id}</code>
          </span>
        }
        actions={
          may("operate") ? (
            <Act
              label="Replay"
              look="primary"
              size="medium"
              title="Replay this event?"
              confirmLabel="Replay"
              path={REPLAY}
              body={{ event_id: event.id }}
              done="It is being worked on again."
              willDo={[
                "work on the stored event again, handled or parked as it may be",
                "ask Stripe for what matters, so that a repeat does no harm",
              ]}
            />
          ) : null
        }
      />
      <Card title="What became of it">
        <Facts event={event} />
      </Card>
      <Card title="Tries" flush>
        <EventTryTable log={event.log} />
      </Card>
      <Card title="Payload">
        <Payload event={event} />
      </Card>
    </div>
  );
}

type StripeEvent = Awaited<ReturnType<typeof getStripeEvent>>;

function Facts({ event }: { readonly event: StripeEvent }) {
  const isFailing = standingOf(event) === "failing";
  return (
    <DefinitionList flush>
      <Definition term="Received">
        <DateTime value={event.receivedAt} as="moment" />
      </Definition>
      <Definition term="Tries">{event.tries}</Definition>
      {event.handledAt ? (
        <Definition term="Handled">
          <DateTime value={event.handledAt} as="moment" />
        </Definition>
      ) : null}
      {event.parkedAt ? (
        <Definition term="Parked">
          <DateTime value={event.parkedAt} as="moment" />
        </Definition>
      ) : null}
      {isFailing ? (
        <Definition term="Next try">
          <DateTime value={event.nextTryAt} as="moment" />
        </Definition>
      ) : null}
      <Definition term="Account">{event.stripeAccountId ?? "The platform’s own"}</Definition>
    </DefinitionList>
  );
}

function Payload({ event: { payload } }: { readonly event: StripeEvent }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
    <section aria-label="Payload" tabIndex={0} className="overflow-x-auto">
      <pre className="font-mono text-xs leading-relaxed">{JSON.stringify(payload, null, 2)}</pre>
    </section>
  );
}
