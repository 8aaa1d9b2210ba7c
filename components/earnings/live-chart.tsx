"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useEffect, useState } from "react";
import type { DrawnChart } from "./drawn-chart";

const loadStack = () => import("./live-stack").then(({ LiveStack }) => LiveStack);
const LiveStack = dynamic(loadStack, { ssr: false });

interface Props {
  readonly chart: DrawnChart;
  /** The same, drawn on the server: it stands until the live one is there. */
  readonly children: ReactNode;
}

/** Takes the place of the drawn chart once its library has arrived; the size stays. */
export function LiveChart({ chart, children }: Props) {
  const [isThere, setIsThere] = useState(false);
  useEffect(() => {
    loadStack().then(
      () => setIsThere(true),
      () => setIsThere(false),
    );
  }, []);
  return isThere ? <LiveStack chart={chart} /> : children;
}
