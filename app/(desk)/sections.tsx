import {
  Banknote,
  BookCheck,
  ClipboardList,
  FileClock,
  Inbox,
  KeyRound,
  ListChecks,
  type LucideIcon,
  PiggyBank,
  Scale,
  Undo2,
  Users,
  Vote,
} from "lucide-react";
import type { Section } from "@/components/ui/nav-links";

const PLACES: readonly (readonly [string, string, LucideIcon])[] = [
  ["/desk", "Needs attention", ClipboardList],
  ["/desk/runs", "Runs", ListChecks],
  ["/desk/funding", "Funding", Banknote],
  ["/desk/developers", "Developers", Users],
  ["/desk/approvals", "Approvals", Vote],
  ["/desk/clawbacks", "Clawbacks", Undo2],
  ["/desk/reserves", "Reserves", PiggyBank],
  ["/desk/webhooks", "Webhooks", Inbox],
  ["/desk/findings", "Reconciliation", BookCheck],
  ["/desk/policy", "Policy", Scale],
  ["/desk/access", "Access", KeyRound],
  ["/desk/audit", "Audit log", FileClock],
];

export const SECTIONS: readonly Section[] = PLACES.map(([href, label, Icon]) => ({
  href,
  label,
  icon: <Icon className="size-4 shrink-0" aria-hidden />,
}));
