import type { Emulator } from "../emulator";
import { htmlReply, matchPath, type Reply, type Request } from "../http";
import { changeBank, openExpress, showExpress } from "./express";
import { page } from "./layout";
import { finishVisit, openOnboarding, showOnboarding } from "./onboarding";

/** The pages a browser sees: hosted onboarding and the Express dashboard. */
export interface Pages {
  owns(path: string): boolean;
  answer(request: Request): Promise<Reply>;
}

export function createPages(emulator: Emulator): Pages {
  const find = (request: Request): Reply | null => {
    const { method, path } = request;
    if (path === "/setup/session" || path === "/express/session") {
      const onboarding = path.startsWith("/setup");
      if (method === "GET") {
        return onboarding ? showOnboarding(emulator, request) : showExpress(emulator, request);
      }
      if (method !== "POST") return null;
      return onboarding ? finishVisit(emulator, request) : changeBank(emulator, request);
    }
    const setup = method === "GET" ? matchPath("/setup/e/:owner/:token", path) : null;
    if (setup) return openOnboarding(emulator, setup.owner ?? "", setup.token ?? "");
    const express = method === "GET" ? matchPath("/express/:owner/:token", path) : null;
    return express && openExpress(emulator, express.owner ?? "", express.token ?? "");
  };
  return {
    owns: (path) => path.startsWith("/setup/") || path.startsWith("/express/"),
    answer: async (request) =>
      find(request) ?? htmlReply(page("Not found", "<p>There is no such page.</p>"), {}, 404),
  };
}
