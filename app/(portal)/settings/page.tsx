import { developerContext } from "@/app/_edge/visitor";
import { AutoFields } from "@/components/settings/auto-fields";
import { NewToken } from "@/components/settings/new-token";
import { NewsFields } from "@/components/settings/news-fields";
import { TokenList } from "@/components/settings/token-list";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { getDeveloper } from "@/operations/get-developer";
import { getEarningsSummary } from "@/operations/get-earnings-summary";
import { getPayoutSettings } from "@/operations/get-payout-settings";
import { listTokens } from "@/operations/list-tokens";
import { createOwnToken } from "./create-own-token";
import { saveAuto } from "./save-auto";
import { saveNews } from "./save-news";

export const metadata = { title: "Settings" };

const MOST_TOKENS = 100;

export default async function SettingsPage() {
  const ctx = await developerContext();
  const [auto, developer, { tokens }, { policy }] = await Promise.all([
    getPayoutSettings(ctx),
    getDeveloper(ctx),
    listTokens(ctx, { limit: MOST_TOKENS }),
    getEarningsSummary(ctx),
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
      <Card title="Notifications">
        <ActionForm action={saveNews} submit="Save notifications">
          <NewsFields settings={developer} />
        </ActionForm>
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
