"use client";

import dynamic from "next/dynamic";
import type { Watched } from "./watch-query";

const WatchQuery = dynamic(() => import("./watch-query").then((file) => file.WatchQuery), {
  ssr: false,
});

/** Asks about one thing until it is not as the page shows it, and then shows the page anew. */
export function Watch({ watched }: { readonly watched: Watched | null }) {
  return watched ? <WatchQuery {...watched} /> : null;
}
