import {
  Banknote,
  BookOpen,
  CalendarClock,
  ChartColumn,
  Files,
  FileText,
  Landmark,
  LayoutDashboard,
  LayoutGrid,
  Settings,
} from "lucide-react";
import type { Section } from "@/components/ui/nav-links";

const ICON = "size-4 shrink-0";

/** What the portal's navigation leads to, in the order people need it. */
export const SECTIONS: readonly Section[] = [
  { href: "/", label: "Overview", icon: <LayoutDashboard className={ICON} aria-hidden /> },
  { href: "/earnings", label: "Earnings", icon: <ChartColumn className={ICON} aria-hidden /> },
  { href: "/payouts", label: "Payouts", icon: <Banknote className={ICON} aria-hidden /> },
  {
    href: "/reserves",
    label: "Reserves & holds",
    icon: <CalendarClock className={ICON} aria-hidden />,
  },
  { href: "/apps", label: "Apps", icon: <LayoutGrid className={ICON} aria-hidden /> },
  { href: "/get-paid", label: "Get paid", icon: <Landmark className={ICON} aria-hidden /> },
  { href: "/settings", label: "Settings", icon: <Settings className={ICON} aria-hidden /> },
  { href: "/statements", label: "Statements", icon: <Files className={ICON} aria-hidden /> },
  { href: "/tax", label: "Tax", icon: <FileText className={ICON} aria-hidden /> },
  { href: "/docs/api", label: "API reference", icon: <BookOpen className={ICON} aria-hidden /> },
];
