import { ListChecks } from "lucide-react";
import type { ReactNode } from "react";
import { leave } from "@/app/_edge/leave";
import { moveClock } from "@/app/_edge/move-clock";
import { chosenTheme } from "@/app/_edge/theme";
import { operatorContext } from "@/app/_edge/visitor";
import { ClockBar } from "@/components/ui/clock-bar";
import { momentText } from "@/components/ui/date-text";
import { Identity } from "@/components/ui/identity";
import type { Section } from "@/components/ui/nav-links";
import { Shell } from "@/components/ui/shell";
import { isSandbox } from "@/runtime";

const SECTIONS: readonly Section[] = [
  {
    href: "/desk",
    label: "Payout runs",
    icon: <ListChecks className="size-4 shrink-0" aria-hidden />,
  },
];

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const ctx = await operatorContext();
  const { name } = ctx.actor;
  const theme = await chosenTheme();
  const now = isSandbox() ? momentText(await ctx.now()) : null;
  return (
    <Shell
      home="/desk"
      title="Tributary desk"
      sections={SECTIONS}
      identity={<Identity name={name} email={name} theme={theme} signOut={leave} />}
      bar={now ? <ClockBar now={now} move={moveClock} /> : null}
    >
      {children}
    </Shell>
  );
}
