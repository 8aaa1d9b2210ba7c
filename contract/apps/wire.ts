import type { DeveloperApp } from "@/domain/apps/app";
import type { Bookmark } from "@/domain/bookmark";
import { cursorOf } from "../paging";

export function appToWire(one: DeveloperApp) {
  return {
    id: one.id,
    name: one.name,
    markup_bps: one.markupBps,
    created_at: one.createdAt.toISOString(),
  };
}

export function appListToWire(list: {
  readonly apps: readonly DeveloperApp[];
  readonly total: number;
  readonly next: Bookmark | null;
}) {
  const apps = list.apps.map(appToWire);
  return { apps, count: apps.length, total: list.total, next_cursor: cursorOf("apps", list.next) };
}
