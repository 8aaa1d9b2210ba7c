import Link from "next/link";
import { developerContext } from "@/app/_edge/visitor";
import { SecretForm } from "@/components/settings/secret-form";
import { WebhookFields } from "@/components/settings/webhook-fields";
import { WebhookList } from "@/components/settings/webhook-list";
import { BackLink } from "@/components/ui/back-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listWebhookEndpoints } from "@/operations/list-webhook-endpoints";
import { createEndpoint } from "./actions";

export const metadata = { title: "Webhooks" };

const ONCE = "This is its signing secret. Copy it now: it is shown this once.";

export default async function WebhooksPage() {
  const ctx = await developerContext();
  const endpoints = await listWebhookEndpoints(ctx);
  return (
    <div className="flex flex-col gap-6">
      <BackLink href="/settings">Settings</BackLink>
      <PageHeader
        title="Webhooks"
        lead={
          <>
            Addresses of your own that are told what happens, signed as{" "}
            <Link href="/docs/api" className="underline underline-offset-4">
              the reference
            </Link>{" "}
            says.
          </>
        }
      />
      <Card>
        <SecretForm
          action={createEndpoint}
          label="Add an endpoint"
          submit="Add it"
          words={ONCE}
          what="the secret"
        >
          <WebhookFields />
        </SecretForm>
      </Card>
      <Card title="Endpoints" flush>
        {endpoints.length > 0 ? (
          <WebhookList endpoints={endpoints} />
        ) : (
          <EmptyState title="No endpoints yet">
            Add one, and your own programs hear of payouts, reserves and refunds as they happen.
          </EmptyState>
        )}
      </Card>
    </div>
  );
}
