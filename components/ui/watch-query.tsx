"use client";

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

/** Fields of an answer of our API by name, a dot where one lies inside another. */
type Seen = Readonly<Record<string, string | boolean | null>>;

export interface Watched {
  /** Of our own API. */
  readonly path: string;
  /** How the page shows it: what the server knew when it drew the page. */
  readonly seen: Seen;
  readonly everyMs: number;
}

/** Loaded only where something is under way. */
export function WatchQuery(watched: Watched) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Watcher {...watched} />
    </QueryClientProvider>
  );
}

/** A try that fails is not told: the next one comes by itself, and what is shown stays true. */
function Watcher({ path, seen, everyMs }: Watched) {
  const router = useRouter();
  const { data } = useQuery({
    queryKey: [path, seen],
    queryFn: ({ signal }) => ask(path, Object.keys(seen), signal),
    initialData: seen,
    staleTime: everyMs,
    refetchInterval: everyMs,
    retry: false,
  });
  const hasChanged = Object.entries(seen).some(([name, value]) => data[name] !== value);
  useEffect(() => {
    if (hasChanged) router.refresh();
  }, [hasChanged, router]);
  return null;
}

async function ask(path: string, names: readonly string[], signal: AbortSignal): Promise<Seen> {
  const response = await fetch(path, { signal });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  const answer: unknown = await response.json();
  return Object.fromEntries(names.map((name) => [name, fieldOf(answer, name)]));
}

function fieldOf(answer: unknown, name: string): string | boolean | null {
  let value = answer;
  for (const part of name.split(".")) {
    value = Object.entries(value ?? {}).find(([key]) => key === part)?.[1];
  }
  return typeof value === "string" || typeof value === "boolean" ? value : null;
}
