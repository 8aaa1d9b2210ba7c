import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "../db/migrate";
import { grantRoles } from "../db/roles";
import { admitProduct, stopLeftover } from "./postgres";
import { build, isBuilt, root } from "./up/build";
import * as children from "./up/children";
import { createDatabase } from "./up/database";
import { localFolder, makePlan, type Plan } from "./up/plan";
import { AlreadyRunning, RunFile } from "./up/run-file";
import { type Steps, steps } from "./up/steps";
import { Supervisor } from "./up/supervisor";
import { welcome } from "./up/welcome";

/** Runs the whole product on this machine: `npm start`, or with --dev `npm run dev`. */
const dev = process.argv.includes("--dev");
const folder = localFolder(root, process.env);
const output = steps(process.stdout);
const stopping = new AbortController();

await run().catch((error: unknown) => {
  if (stopping.signal.aborted) return;
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});

async function run(): Promise<void> {
  const runFile = await claimFolder();
  const supervisor = new Supervisor({
    folder,
    runFile,
    say: output.say,
    givenUp: (reason) => void shutDown(supervisor, runFile, reason),
  });
  listenForTheEnd(supervisor, runFile);
  try {
    // A server left behind would keep the port that is ours.
    await stopLeftover(join(folder, "postgres"));
    const plan = await makePlan(folder, process.env, output.say);
    runFile.setUrl(plan.appUrl);
    await startEverything(plan, supervisor, output);
  } catch (error) {
    if (stopping.signal.aborted) return;
    await shutDown(supervisor, runFile, error instanceof Error ? error.message : String(error));
  }
}

async function claimFolder(): Promise<RunFile> {
  try {
    const { file, ended } = await RunFile.claim(folder);
    if (ended.length > 0)
      output.say(`Ended what an earlier start left running: ${ended.join(", ")}`);
    if (process.env.TRIBUTARY_LOCAL_FRESH === "1") wipe();
    return file;
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error;
    console.error(`${error.message} (folder ${folder}). Ctrl-C there ends it.`);
    process.exit(1);
  }
}

/** For tests that want an empty product; only after the folder is known to be ours. */
function wipe(): void {
  for (const name of readdirSync(folder)) {
    if (name !== "run.json") rmSync(join(folder, name), { recursive: true, force: true });
  }
}

async function startEverything(plan: Plan, all: Supervisor, { step }: Steps): Promise<void> {
  const { ports } = plan;
  mkdirSync(join(folder, "stripe"), { recursive: true });
  if (ports.postgres !== undefined) {
    const { postgres } = ports;
    await step("PostgreSQL", `PostgreSQL ready on ${postgres}`, async () => {
      await all.start(children.postgresChild(postgres, plan));
      await createDatabase(postgres);
    });
  }
  await step("Schema", "Schema is up to date", async () => {
    await migrate(plan.databaseUrl);
    if (ports.postgres === undefined) return;
    await grantRoles(plan.databaseUrl);
    await admitProduct(plan.databaseUrl);
  });
  await startStandIns(plan, all, step);
  if (!dev && !isBuilt()) {
    await step("Building the portal, a minute or so", "Portal built", () => build(stopping.signal));
  }
  await step("Portal", `Portal ready on ${plan.appUrl}`, () =>
    all.start(children.appChild(plan, dev)),
  );
  await step("Functions", "Background functions registered", () => registerFunctions(plan));
  await step("Demo", "Demo platform is there", () => seed(plan));
  process.stdout.write(await welcome(folder));
}

async function startStandIns(plan: Plan, all: Supervisor, step: Steps["step"]): Promise<void> {
  const { stripe, inngest, mailbox } = plan.ports;
  if (stripe !== undefined) {
    const ready = `Stripe emulator ready on ${stripe}`;
    await step("Stripe emulator", ready, () => all.start(children.emulatorChild(stripe, plan)));
  }
  if (inngest !== undefined) {
    const ready = `Inngest executor ready on ${inngest}`;
    await step("Inngest executor", ready, () => all.start(children.executorChild(inngest, plan)));
  }
  if (mailbox !== undefined) {
    const ready = `Mailbox ready on ${mailbox}, SMTP on ${plan.ports.smtp}`;
    await step("Mailbox", ready, () => all.start(children.mailboxChild(mailbox, plan)));
  }
}

/** A PUT asks the SDK to register; it fails loudly when a given INNGEST_DEV does not answer. */
async function registerFunctions(plan: Plan): Promise<void> {
  const url = `http://127.0.0.1:${plan.ports.app}/api/inngest`;
  const response = await fetch(url, { method: "PUT", headers: { "x-inngest-server-kind": "dev" } });
  if (response.ok) return;
  const said = await response.text();
  throw new Error(`Inngest at ${plan.inngestUrl} did not take the functions: ${said}`);
}

async function seed(plan: Plan): Promise<void> {
  const env = {
    ...process.env,
    ...plan.env,
    INNGEST_URL: plan.inngestUrl,
    MAILBOX_URL: plan.mailboxUrl ?? "",
    OWNER_DATABASE_URL: plan.databaseUrl,
  };
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "local/demo.ts"],
    {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      signal: stopping.signal,
    },
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (text) => {
      said += text;
    });
  }
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`The demo data could not be made:\n${said.slice(-4_000)}`);
  if (!existsSync(join(folder, "credentials.json")))
    throw new Error("No credentials.json was made");
}

/** Signals may come twice at once, from the terminal and from npm: only a later one forces. */
function listenForTheEnd(supervisor: Supervisor, runFile: RunFile): void {
  let firstAt = 0;
  const end = () => {
    const now = Date.now();
    if (firstAt === 0) {
      firstAt = now;
      output.say("Ending everything; Ctrl-C again forces it");
      void shutDown(supervisor, runFile);
    } else if (now - firstAt > 1_000) {
      supervisor.kill();
      runFile.release();
      process.exit(130);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  process.on("disconnect", end);
}

async function shutDown(all: Supervisor, runFile: RunFile, reason?: string): Promise<void> {
  if (reason !== undefined) console.error(`\n${reason}`);
  stopping.abort();
  await all.stop();
  runFile.release();
  process.exit(reason === undefined ? 0 : 1);
}
