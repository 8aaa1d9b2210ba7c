import type { ReactNode } from "react";
import { leave } from "@/app/_edge/leave";
import { moveClock } from "@/app/_edge/move-clock";
import { chosenTheme } from "@/app/_edge/theme";
import { atDesk } from "@/app/_edge/visitor";
import { ClockBar } from "@/components/ui/clock-bar";
import { momentText } from "@/components/ui/date-text";
import { Identity } from "@/components/ui/identity";
import { Shell } from "@/components/ui/shell";
import { isSandbox } from "@/runtime";
import { SECTIONS } from "./sections";

const ROLE_WORDS = { viewer: "Viewer", operator: "Operator", admin: "Admin" } as const;

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { ctx, role, may } = await atDesk();
  const { name } = ctx.actor;
  const theme = await chosenTheme();
  const now = isSandbox() && may("operate") ? momentText(await ctx.now()) : null;
  return (
    <Shell
      home="/desk"
      title="Tributary desk"
      sections={SECTIONS}
      identity={<Identity name={ROLE_WORDS[role]} email={name} theme={theme} signOut={leave} />}
      bar={now ? <ClockBar now={now} move={moveClock} /> : null}
    >
      {children}
    </Shell>
  );
}
