import { startInngestExecutor } from "./start";

/** Local development only: `tsx local/inngest/main.ts`. */
const port = Number(process.env.INNGEST_EXECUTOR_PORT ?? 8288);
const appUrl = process.env.INNGEST_APP_URL ?? "http://127.0.0.1:3000/api/inngest";
const retryMs = Number(process.env.INNGEST_EXECUTOR_RETRY_MS ?? 1_000);

const executor = await startInngestExecutor({ port, appUrl, retryMs });
console.log(`Local Inngest executor on ${executor.url}, driving ${appUrl}`);
void executor.registered.then(() => console.log("The app has registered its functions"));

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void executor.stop().then(() => process.exit(0)));
}
