import { join } from "node:path";
import { nextBin } from "./build";
import { postgresAnswers } from "./database";
import type { Plan } from "./plan";
import type { ChildPlan } from "./supervisor";
import { answersOk, portOpens } from "./wait";

const ts = (file: string) => ["--import", "tsx", `local/${file}`];

export function postgresChild(port: number, { folder }: Plan): ChildPlan {
  const env = { POSTGRES_FOLDER: join(folder, "postgres"), POSTGRES_PORT: String(port) };
  const args = ts("up/postgres-main.ts");
  return { name: "postgres", args, env, ready: postgresAnswers(port) };
}

/** Knows the product only as Stripe would: by its webhook address and the secrets. */
export function emulatorChild(port: number, plan: Plan): ChildPlan {
  const { STRIPE_SECRET_KEY = "", STRIPE_WEBHOOK_SECRET = "" } = plan.env;
  return {
    name: "stripe",
    args: ts("stripe/main.ts"),
    env: {
      STRIPE_EMULATOR_PORT: String(port),
      STRIPE_EMULATOR_STATE: join(plan.folder, "stripe", "state.jsonl"),
      STRIPE_EMULATOR_SECRET_KEY: STRIPE_SECRET_KEY,
      STRIPE_EMULATOR_WEBHOOK_URL: `http://127.0.0.1:${plan.ports.app}/api/webhooks/stripe`,
      STRIPE_WEBHOOK_SECRET,
      STRIPE_CONNECT_WEBHOOK_SECRET: plan.env.STRIPE_CONNECT_WEBHOOK_SECRET ?? "",
    },
    ready: portOpens(port),
  };
}

export function executorChild(port: number, plan: Plan): ChildPlan {
  return {
    name: "inngest",
    args: ts("inngest/main.ts"),
    env: {
      INNGEST_EXECUTOR_PORT: String(port),
      INNGEST_APP_URL: `http://127.0.0.1:${plan.ports.app}/api/inngest`,
    },
    ready: portOpens(port),
  };
}

export function mailboxChild(port: number, plan: Plan): ChildPlan {
  return {
    name: "mailbox",
    args: ts("mailbox/main.ts"),
    env: {
      MAILBOX_PORT: String(port),
      SMTP_PORT: String(plan.ports.smtp),
      MAILBOX_FOLDER: join(plan.folder, "mail"),
    },
    ready: portOpens(port),
  };
}

/** Bound to loopback: nothing of a demonstration is offered to the network. */
export function appChild(plan: Plan, dev: boolean): ChildPlan {
  const port = String(plan.ports.app);
  return {
    name: "app",
    args: [nextBin, dev ? "dev" : "start", "-H", "127.0.0.1", "-p", port],
    env: { ...plan.env, NEXT_TELEMETRY_DISABLED: "1" },
    ready: answersOk(`http://127.0.0.1:${port}/api/health/ready`),
  };
}
