import { Badge } from "@/components/ui/badge";
import type { Micros } from "@/domain/money";

interface Props {
  readonly one: {
    readonly pausedAt: Date | null;
    readonly autoStoppedAt: Date | null;
    readonly stripeAccountId: string | null;
    readonly isReady: boolean;
    readonly owed: Micros;
  };
}

/** The one thing that keeps money from a developer, or that nothing does. */
export function StandingBadge({ one }: Props) {
  if (one.pausedAt) return <Badge tone="caution">Paused</Badge>;
  if (!one.stripeAccountId) return <Badge tone="neutral">Never onboarded</Badge>;
  if (!one.isReady) return <Badge tone="caution">Restricted</Badge>;
  if (one.autoStoppedAt) return <Badge tone="caution">Stopped</Badge>;
  if (one.owed < 0n) return <Badge tone="bad">Negative</Badge>;
  return <Badge tone="good">Ready</Badge>;
}
