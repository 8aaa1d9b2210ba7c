import { developerContext } from "@/app/_edge/visitor";
import { orNotFound } from "@/app/(portal)/_facts/or-not-found";
import { DELIVERY_WORDS } from "@/components/settings/webhook-words";
import { BackLink } from "@/components/ui/back-link";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { ConfirmPost } from "@/components/ui/confirm-post";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table";
import { type DeliveryLog, getWebhookDelivery } from "@/operations/list-webhook-deliveries";

export const metadata = { title: "Delivery" };

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export default async function DeliveryPage({ params }: PageProps) {
  const ctx = await developerContext();
  const deliveryId = (await params).id;
  const delivery = await orNotFound(getWebhookDelivery(ctx, { deliveryId }));
  const { state, type, url, body, log, createdAt, nextTryAt, webhookId, endpointId } = delivery;
  return (
    <div className="flex flex-col gap-6">
      <BackLink href={`/settings/webhooks/${endpointId}`}>Endpoint</BackLink>
      <PageHeader
        title={<span className="font-mono text-xl">{type}</span>}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
            <Badge tone={DELIVERY_WORDS[state].tone}>{DELIVERY_WORDS[state].words}</Badge>
            <DateTime value={createdAt} as="moment" />
            <span className="break-all">{url}</span>
          </span>
        }
        actions={
          <ConfirmPost
            label="Send again"
            look="quiet"
            align="end"
            title="Send it again?"
            confirmLabel="Send it"
            path={`/api/v1/webhook-deliveries/${deliveryId}/replays`}
            done="It is on its way."
            reason={state === "waiting" ? "It is on its way." : undefined}
          >
            The same body goes out once more under the same webhook id, so a server that has it
            already can tell.
          </ConfirmPost>
        }
      />
      <Card title="Tries" flush>
        {log.length > 0 ? (
          <Tries log={log} />
        ) : (
          <EmptyState title="Not tried yet">It goes out within a minute.</EmptyState>
        )}
        {nextTryAt && log.length > 0 ? (
          <p className="px-5 pb-4 text-sm text-ink-muted sm:px-6">
            Next try <DateTime value={nextTryAt} as="moment" />
          </p>
        ) : null}
      </Card>
      <Card title="Body">
        <p className="mb-3 text-sm text-ink-muted">
          <code className="font-mono text-xs break-all">webhook-id: {webhookId}</code>
        </p>
        <pre
          className="overflow-x-auto rounded-control bg-sunken p-4 font-mono text-xs
            whitespace-pre-wrap break-all"
        >
          {body ? pretty(body) : "Written with the first try."}
        </pre>
      </Card>
    </div>
  );
}

function Tries({ log }: { readonly log: DeliveryLog }) {
  return (
    <Table caption="Tries, newest first">
      <thead>
        <tr>
          <HeaderCell>When</HeaderCell>
          <HeaderCell>Answer</HeaderCell>
          <HeaderCell>Beginning of it</HeaderCell>
          <HeaderCell right>Took</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {log.map((one) => (
          <Row key={one.at.toISOString()}>
            <Cell>
              <DateTime value={one.at} as="moment" />
            </Cell>
            <Cell>{one.status ?? "None"}</Cell>
            <Cell className="break-all text-ink-muted">{one.detail}</Cell>
            <Cell right className="whitespace-nowrap">
              {one.ms.toLocaleString("en-US")} ms
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** For reading; what was signed is the same text without spaces. */
function pretty(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2);
}
