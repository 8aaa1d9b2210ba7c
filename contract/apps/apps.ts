import { z } from "zod";
import type { Contract } from "../contract";
import { instant, text } from "../fields";
import { cursorPaging, nextCursor } from "../paging";

const READ = { kinds: ["developer"], scope: "earnings:read" } as const;
const WRITE = { kinds: ["developer"], scope: "apps:write" } as const;

const app = z.object({
  id: z.string(),
  name: z.string(),
  markup_bps: z.int(),
  created_at: instant,
});
/** What is added to the cost of a call, in basis points; the policy sets the range. */
const markup = z
  .int()
  .min(0)
  .max(4_000)
  .describe("Basis points: 2000 adds 20 % to the cost. From 0 to 4000.");
const name = text(100);
export const ofApp = z.object({ id: text(200) });

const example = {
  id: "app_0199f3a2c4d87e5b9a6c1f2e3d4b5a69",
  name: "Travel planner",
  markup_bps: 2_000,
  created_at: "2026-05-01T09:00:00.000Z",
} as const;

export const listAppsContract = {
  method: "GET",
  path: "/api/v1/apps",
  summary: "Your apps, newest first",
  auth: READ,
  query: z.object(cursorPaging("apps", 50)),
  response: z.object({
    apps: z.array(app),
    count: z.int(),
    total: z.int(),
    next_cursor: nextCursor,
  }),
  successStatus: 200,
  refusals: [],
  example: { response: { apps: [example], count: 1, total: 1, next_cursor: null } },
} as const satisfies Contract;

export const createAppContract = {
  method: "POST",
  path: "/api/v1/apps",
  summary: "Create an app",
  description: "Its first markup holds from the beginning of time, for calls reported late too.",
  auth: WRITE,
  body: z.object({ name, markup_bps: markup }),
  idempotent: true,
  response: app,
  successStatus: 201,
  refusals: [],
  example: { request: { name: "Travel planner", markup_bps: 2_000 }, response: example },
} as const satisfies Contract;

export const getAppContract = {
  method: "GET",
  path: "/api/v1/apps/{id}",
  summary: "One of your apps",
  auth: READ,
  params: ofApp,
  response: app,
  successStatus: 200,
  refusals: ["not_found"],
  example: { response: example },
} as const satisfies Contract;

export const changeAppContract = {
  method: "PATCH",
  path: "/api/v1/apps/{id}",
  summary: "Rename an app or change its markup",
  description:
    "What is left out stays as it is. A markup holds for calls from this moment on; a call " +
    "reported late keeps the markup of its own time.",
  auth: WRITE,
  params: ofApp,
  body: z.object({ name: name.optional(), markup_bps: markup.optional() }),
  response: app,
  successStatus: 200,
  refusals: ["not_found"],
  example: { request: { markup_bps: 2_500 }, response: { ...example, markup_bps: 2_500 } },
} as const satisfies Contract;
