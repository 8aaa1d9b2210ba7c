import { Badge } from "@/components/ui/badge";
import type { EventStanding } from "@/domain/desk/event-standing";

const LOOKS = {
  waiting: { tone: "busy", word: "Waiting" },
  failing: { tone: "caution", word: "Failing" },
  parked: { tone: "bad", word: "Parked" },
  handled: { tone: "good", word: "Handled" },
} as const satisfies Record<EventStanding, object>;

export function EventBadge({ standing }: { readonly standing: EventStanding }) {
  const { tone, word } = LOOKS[standing];
  return <Badge tone={tone}>{word}</Badge>;
}
