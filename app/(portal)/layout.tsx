import type { ReactNode } from "react";
import { leave } from "@/app/_edge/leave";
import { moveClock } from "@/app/_edge/move-clock";
import { chosenTheme } from "@/app/_edge/theme";
import { developerContext } from "@/app/_edge/visitor";
import { ClockBar } from "@/components/ui/clock-bar";
import { momentText } from "@/components/ui/date-text";
import { Identity } from "@/components/ui/identity";
import { Shell } from "@/components/ui/shell";
import { getDeveloper } from "@/operations/get-developer";
import { isSandbox } from "@/runtime";
import { SECTIONS } from "./sections";

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const ctx = await developerContext();
  const { name, email } = await getDeveloper(ctx);
  const theme = await chosenTheme();
  const now = isSandbox() ? momentText(await ctx.now()) : null;
  return (
    <Shell
      home="/"
      title="Tributary"
      sections={SECTIONS}
      identity={<Identity name={name} email={email} theme={theme} signOut={leave} />}
      bar={now ? <ClockBar now={now} move={moveClock} /> : null}
    >
      {children}
    </Shell>
  );
}
