import { Banknote, Landmark, LayoutDashboard } from "lucide-react";
import type { Section } from "@/components/ui/nav-links";

const ICON = "size-4 shrink-0";

/** What the portal's navigation leads to, in the order people need it. */
export const SECTIONS: readonly Section[] = [
  { href: "/", label: "Overview", icon: <LayoutDashboard className={ICON} aria-hidden /> },
  { href: "/payouts", label: "Payouts", icon: <Banknote className={ICON} aria-hidden /> },
  { href: "/get-paid", label: "Get paid", icon: <Landmark className={ICON} aria-hidden /> },
];
