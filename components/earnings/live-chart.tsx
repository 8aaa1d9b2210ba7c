"use client";

import { type ReactNode, useEffect, useState } from "react";
import type { DrawnChart } from "./drawn-chart";

const loadStack = () => import("./live-stack").then(({ LiveStack }) => LiveStack);

interface Props {
  readonly chart: DrawnChart;
  /** The same, drawn on the server: it stands until the live one is there. */
  readonly children: ReactNode;
}

/** Takes the place of the drawn chart once its library has arrived; nothing moves meanwhile. */
export function LiveChart({ chart, children }: Props) {
  const [stack, setStack] = useState<{ Stack: Awaited<ReturnType<typeof loadStack>> } | null>(null);
  useEffect(() => {
    loadStack().then(
      (Stack) => setStack({ Stack }),
      () => setStack(null),
    );
  }, []);
  return <div className="h-58">{stack ? <stack.Stack chart={chart} /> : children}</div>;
}
