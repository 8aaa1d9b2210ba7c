"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

interface Props {
  readonly isActive: boolean;
  readonly everyMs?: number;
}

/** Shows the page anew every few seconds for as long as something on it is under way. */
export function RefreshWhile({ isActive, everyMs = 3_000 }: Props) {
  const router = useRouter();
  useEffect(() => {
    if (!isActive) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [isActive, everyMs, router]);
  return null;
}
