import { moneySplit } from "@/components/earnings/money-split";
import { SplitBar } from "@/components/earnings/split-bar";
import { SplitList } from "@/components/earnings/split-list";
import { SCHEDULE_WORDS } from "@/components/settings/schedule-words";
import { Amount } from "@/components/ui/amount";
import { Card } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import type { EarningsSummary } from "@/domain/earnings/summary";
import { fromCents } from "@/domain/money";
import type { DeveloperContext } from "@/operations/context";
import type { DeskDeveloper } from "@/operations/get-desk-developer";
import { getPayoutSettings } from "@/operations/get-payout-settings";
import { listApps } from "@/operations/list-apps";

const MOST_APPS = 50;

/** Where their money is, as they see it. */
export function DeveloperSplit({ summary }: { readonly summary: EarningsSummary }) {
  const split = moneySplit(summary);
  return (
    <Card title="Where their earnings are, in the words they see">
      <SplitBar split={split} />
      <div className="mt-3">
        <SplitList split={split} facts={{ policy: summary.policy }} />
      </div>
    </Card>
  );
}

interface SettingsProps {
  readonly ctx: DeveloperContext;
  readonly developer: DeskDeveloper["developer"];
}

/** What they have chosen, and their apps. */
export async function DeveloperSettings({ ctx, developer }: SettingsProps) {
  const [settings, { apps }] = await Promise.all([
    getPayoutSettings(ctx),
    listApps(ctx, { limit: MOST_APPS }),
  ]);
  return (
    <Card title="Settings and apps">
      <DefinitionList flush>
        <Definition term="Automatic payouts">
          {settings.enabled ? SCHEDULE_WORDS[settings.schedule] : "Off"}
        </Definition>
        <Definition term="From">
          <Amount value={fromCents(BigInt(settings.thresholdCents))} />
        </Definition>
        <Definition term="Hold">{settings.delayDays} days</Definition>
        {developer.autoStoppedAt ? (
          <Definition term="Stopped after a failure">
            <DateTime value={developer.autoStoppedAt} as="moment" />
          </Definition>
        ) : null}
        <Definition term="With us since">
          <DateTime value={developer.createdAt} />
        </Definition>
        {apps.map(({ id, name, markupBps }) => (
          <Definition key={id} term={`App ${name}`}>
            {markupBps / 100}% <code className="font-mono text-xs text-ink-faint">{id}</code>
          </Definition>
        ))}
      </DefinitionList>
    </Card>
  );
}
