import { z } from "zod";
import { leave } from "./accounts";
import { setBank } from "./banks";
import { deskFaultRoutes } from "./desk-faults";
import { deskWebhookRoutes } from "./desk-webhooks";
import type { Emulator } from "./emulator";
import { jsonReply, matchPath, type Reply, type Request } from "./http";
import { centsAt, ledgerSum, move, places } from "./money";
import { finishOnboarding, OUTCOMES } from "./onboarding";

/** The emulator's own controls, which Stripe has none of: `/_emulator/...`. */
export interface Desk {
  answer(request: Request): Promise<Reply>;
}

export interface DeskRoute {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly run: (body: unknown, path: Readonly<Record<string, string>>) => object | Promise<object>;
}

export class DeskRefusal extends Error {
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

const bankWish = z.strictObject({
  number: z.string().optional(),
  bank_name: z.string().optional(),
  account_holder_name: z.string().optional(),
  routing_number: z.string().optional(),
  country: z.string().length(2).optional(),
  currency: z.string().length(3).optional(),
});

const onboardingWish = z.strictObject({
  outcome: z.enum(OUTCOMES),
  bank: bankWish.optional(),
  country: z.string().length(2).optional(),
});

const clockWish = z.union([
  // The beginning of a story that is to end today; only while nothing has happened yet.
  z.strictObject({ start: z.iso.datetime({ offset: true }) }),
  z.strictObject({ set: z.iso.datetime({ offset: true }) }),
  z.strictObject({
    advance_seconds: z
      .number()
      .int()
      .max(10 * 366 * 86_400),
  }),
]);

export function createDesk(emulator: Emulator): Desk {
  const routes = [
    ...clockRoutes(emulator),
    ...moneyRoutes(emulator),
    ...accountRoutes(emulator),
    ...deskWebhookRoutes(emulator),
    ...deskFaultRoutes(emulator.faults),
  ];
  return {
    async answer(request) {
      for (const route of routes) {
        const path = route.method === request.method ? matchPath(route.path, request.path) : null;
        if (path) return await answerRoute(route, request, path);
      }
      return problem(404, `The emulator has no ${request.method} ${request.path}.`);
    },
  };
}

async function answerRoute(
  route: DeskRoute,
  request: Request,
  path: Readonly<Record<string, string>>,
): Promise<Reply> {
  try {
    const body: unknown = request.body === "" ? {} : JSON.parse(request.body);
    return jsonReply(200, await route.run(body, path));
  } catch (error) {
    if (error instanceof DeskRefusal) return problem(error.status, error.message);
    if (error instanceof SyntaxError) return problem(400, "The body is not JSON.");
    if (error instanceof z.ZodError) return problem(422, z.prettifyError(error));
    throw error;
  }
}

function clockRoutes({ clock, schedule, store }: Emulator): DeskRoute[] {
  const path = "/_emulator/clock";
  const shown = (ms: number) => ({ now: new Date(ms).toISOString() });
  return [
    { method: "GET", path: "/_emulator/health", run: () => ({ ok: true }) },
    { method: "GET", path, run: () => shown(clock.nowMs()) },
    {
      method: "POST",
      path,
      run: async (body) => {
        const wish = clockWish.parse(body);
        if ("start" in wish) {
          if (store.size("accounts") > 0) throw new DeskRefusal(422, "The story has begun.");
          clock.runFrom(Date.parse(wish.start));
          schedule.arm();
          return shown(clock.nowMs());
        }
        const reached = await schedule.advance((nowMs) =>
          "set" in wish ? Date.parse(wish.set) : nowMs + wish.advance_seconds * 1_000,
        );
        if (reached === null) throw new DeskRefusal(422, "The clock does not run backwards.");
        return shown(reached);
      },
    },
  ];
}

function moneyRoutes({ store, perform }: Emulator): DeskRoute[] {
  return [
    {
      method: "POST",
      path: "/_emulator/fund",
      run: (body) => {
        const { amount } = z.strictObject({ amount: z.number().int().positive() }).parse(body);
        perform(({ tx }) => move(tx, "world", "platform:available", amount));
        return { available: centsAt(store, "platform:available") };
      },
    },
    {
      method: "POST",
      path: "/_emulator/drain",
      run: (body) => {
        const { amount } = z.strictObject({ amount: z.number().int().positive() }).parse(body);
        if (centsAt(store, "platform:available") < amount) {
          throw new DeskRefusal(422, "The platform does not have that much.");
        }
        perform(({ tx }) => move(tx, "platform:available", "world", amount));
        return { available: centsAt(store, "platform:available") };
      },
    },
    {
      method: "GET",
      path: "/_emulator/ledger",
      run: () => ({ sum: ledgerSum(store), places: places(store) }),
    },
  ];
}

function accountRoutes({ store, perform }: Emulator): DeskRoute[] {
  const named = (path: Readonly<Record<string, string>>) => {
    const row = store.get("accounts", path.id ?? "");
    if (!row || row.deauthorized) throw new DeskRefusal(404, `No account ${path.id}.`);
    return row;
  };
  return [
    {
      method: "POST",
      path: "/_emulator/accounts/:id/onboarding",
      run: (body, path) => {
        const choice = onboardingWish.parse(body);
        const before = named(path);
        return perform((scene) => finishOnboarding(scene, before, choice)).stripe;
      },
    },
    {
      method: "POST",
      path: "/_emulator/accounts/:id/bank",
      run: (body, path) => {
        const wish = bankWish.parse(body);
        const { id } = named(path);
        return perform((scene) => setBank(scene, id, wish)).stripe;
      },
    },
    {
      method: "POST",
      path: "/_emulator/accounts/:id/deauthorize",
      run: (_body, path) => {
        const before = named(path);
        perform((scene) => leave(scene, before));
        return { id: before.id, deauthorized: true };
      },
    },
  ];
}

function problem(status: number, detail: string): Reply {
  const headers = { "content-type": "application/problem+json" };
  return jsonReply(status, { type: "about:blank", title: detail, status, detail }, headers);
}
