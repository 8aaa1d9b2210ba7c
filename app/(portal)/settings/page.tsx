import Link from "next/link";
import type { ReactNode } from "react";
import { developerContext } from "@/app/_edge/visitor";
import { AutoFields } from "@/components/settings/auto-fields";
import { NewToken } from "@/components/settings/new-token";
import { NewsFields } from "@/components/settings/news-fields";
import { PhoneFields } from "@/components/settings/phone-fields";
import { TokenList } from "@/components/settings/token-list";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { hidden } from "@/contract/messages/phone";
import { getDeveloper } from "@/operations/get-developer";
import { getEarningsSummary } from "@/operations/get-earnings-summary";
import { getPayoutSettings } from "@/operations/get-payout-settings";
import { listTokens } from "@/operations/list-tokens";
import { listWebhookEndpoints } from "@/operations/list-webhook-endpoints";
import { getPhone } from "@/operations/verify-phone";
import { withCouriers } from "@/runtime";
import { createOwnToken } from "./create-own-token";
import { proveCode, sendCode } from "./phone-actions";
import { saveAuto } from "./save-auto";
import { saveNews } from "./save-news";

export const metadata = { title: "Settings" };

const MOST_TOKENS = 100;

export default async function SettingsPage() {
  const ctx = await developerContext();
  const [auto, developer, { tokens }, { policy }, endpoints, { available, phone }] =
    await Promise.all([
      getPayoutSettings(ctx),
      getDeveloper(ctx),
      listTokens(ctx, { limit: MOST_TOKENS }),
      getEarningsSummary(ctx),
      listWebhookEndpoints(ctx),
      getPhone(withCouriers(ctx)),
    ]);
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Settings"
        lead="How you are paid, what we write to you, and your tokens."
      />
      <Card title="Automatic payouts">
        <ActionForm action={saveAuto} submit="Save payouts">
          <AutoFields settings={auto} holdDays={policy.holdDays} />
        </ActionForm>
      </Card>
      <Card title="Notifications" aside={<More href="/settings/messages">What we sent</More>}>
        <ActionForm action={saveNews} submit="Save notifications">
          <NewsFields settings={developer} hasPhone={phone !== null} />
        </ActionForm>
      </Card>
      <Card title="Text messages">
        <PhoneFields
          available={available}
          phone={phone && hidden(phone)}
          sendCode={sendCode}
          proveCode={proveCode}
        />
      </Card>
      <Card title="Webhooks" aside={<More href="/settings/webhooks">Manage</More>}>
        <p className="max-w-prose text-sm text-ink-muted">
          {endpoints.length === 0
            ? "Let programs of yours hear of payouts, reserves and refunds as they happen."
            : endpointWords(endpoints)}
        </p>
      </Card>
      <Card title="Access tokens" flush>
        <p className="max-w-prose px-5 text-sm text-ink-muted sm:px-6">
          For scripts of yours that use the API. Give each one its own, with no more than it needs.
        </p>
        <div className="px-5 py-5 sm:px-6">
          <NewToken create={createOwnToken} />
        </div>
        {tokens.length > 0 ? <TokenList tokens={tokens} /> : null}
      </Card>
    </div>
  );
}

function More({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <Link href={href} className="text-accent underline-offset-4 hover:underline">
      {children}
    </Link>
  );
}

function endpointWords(endpoints: readonly { readonly disabledAt: Date | null }[]): string {
  const off = endpoints.filter(({ disabledAt }) => disabledAt).length;
  const count = endpoints.length === 1 ? "One endpoint" : `${endpoints.length} endpoints`;
  return off === 0 ? `${count} of yours listening.` : `${count}, ${off} switched off.`;
}
