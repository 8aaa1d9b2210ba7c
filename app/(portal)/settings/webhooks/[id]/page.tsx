import { developerContext } from "@/app/_edge/visitor";
import { bookmarkIn, type Query } from "@/app/(portal)/_facts/earning-filter";
import { orNotFound } from "@/app/(portal)/_facts/or-not-found";
import { DeliveryList } from "@/components/settings/delivery-list";
import { SecretForm } from "@/components/settings/secret-form";
import { WebhookFields } from "@/components/settings/webhook-fields";
import { disabledWords } from "@/components/settings/webhook-words";
import { ActionForm } from "@/components/ui/action-form";
import { BackLink } from "@/components/ui/back-link";
import { Card } from "@/components/ui/card";
import { ConfirmPost } from "@/components/ui/confirm-post";
import { momentText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Check } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { OlderNewer } from "@/components/ui/older-newer";
import { PageHeader } from "@/components/ui/page-header";
import { cursorOf } from "@/contract/paging";
import { listWebhookDeliveries } from "@/operations/list-webhook-deliveries";
import { getWebhookEndpoint } from "@/operations/list-webhook-endpoints";
import { rotateSecret, saveEndpoint } from "../actions";

export const metadata = { title: "Webhook" };

const PAGE_SIZE = 25;
const ONCE = "This is the new secret. Copy it now: it is shown this once. For a day both sign.";

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function WebhookPage({ params, searchParams }: PageProps) {
  const ctx = await developerContext();
  const { id } = await params;
  const endpoint = await orNotFound(getWebhookEndpoint(ctx, { endpointId: id }));
  const after = bookmarkIn("deliveries", await searchParams);
  const list = await listWebhookDeliveries(ctx, { limit: PAGE_SIZE, after, endpointId: id });
  const { disabledAt, disabledReason } = endpoint;
  const path = `/settings/webhooks/${id}`;
  const next = cursorOf("deliveries", list.next);
  return (
    <div className="flex flex-col gap-6">
      <BackLink href="/settings/webhooks">Webhooks</BackLink>
      <PageHeader
        title={<span className="text-xl break-all">{endpoint.url}</span>}
        lead={endpoint.description}
        actions={
          <ConfirmPost
            label="Send a test"
            look="quiet"
            align="end"
            title="Send a test?"
            confirmLabel="Send it"
            path={`/api/v1/webhook-endpoints/${id}/tests`}
            done="Sent. It is in the log below."
            reason={disabledAt ? "It is switched off." : undefined}
          >
            This endpoint gets a webhook.test that means nothing, signed like all others.
          </ConfirmPost>
        }
      />
      {disabledAt ? (
        <Notice tone="bad">
          Off since {momentText(disabledAt)}. {disabledWords(disabledReason)}
        </Notice>
      ) : null}
      <Card title="Log" flush>
        {list.deliveries.length > 0 ? (
          <DeliveryList deliveries={list.deliveries} />
        ) : (
          <EmptyState title="Nothing has been sent yet">
            Each webhook is listed here, with what your server answered.
          </EmptyState>
        )}
        <OlderNewer newest={after ? path : null} older={next && `${path}?after=${next}`} />
      </Card>
      <Change endpoint={endpoint} />
    </div>
  );
}

type Endpoint = Awaited<ReturnType<typeof getWebhookEndpoint>>;

function Change({ endpoint }: { readonly endpoint: Endpoint }) {
  const { id, disabledAt, secretBeforeUntil } = endpoint;
  return (
    <>
      <Card title="Endpoint">
        <ActionForm action={saveEndpoint} submit="Save endpoint">
          <input type="hidden" name="id" value={id} />
          <Check name="enabled" defaultChecked={!disabledAt} label="Send to this endpoint" />
          <WebhookFields {...endpoint} />
        </ActionForm>
      </Card>
      <Card title="Secret">
        <p className="mb-5 max-w-prose text-sm text-ink-muted">
          {secretBeforeUntil
            ? `Until ${momentText(secretBeforeUntil)} the secret before signs along.`
            : "A new secret signs at once; for a day the one before signs along."}
        </p>
        <SecretForm
          action={rotateSecret}
          label="Rotate"
          submit="Make a new secret"
          words={ONCE}
          what="the secret"
        >
          <input type="hidden" name="id" value={id} />
        </SecretForm>
      </Card>
      <Card title="Delete">
        <ConfirmPost
          label="Delete endpoint"
          look="quiet"
          title="Delete this endpoint?"
          confirmLabel="Delete"
          method="DELETE"
          path={`/api/v1/webhook-endpoints/${id}`}
          done="Deleted."
        >
          Nothing more is sent to it. What was sent stays in the log of the API.
        </ConfirmPost>
      </Card>
    </>
  );
}
