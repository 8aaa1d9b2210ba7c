import { startStripeEmulator } from "./server";

const { env } = process;
const number = (name: string): number | undefined =>
  env[name] === undefined || env[name] === "" ? undefined : Number(env[name]);
const given = <T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  JSON.parse(JSON.stringify(options));

const emulator = await startStripeEmulator(
  given({
    port: number("STRIPE_EMULATOR_PORT"),
    stateFile: env.STRIPE_EMULATOR_STATE || undefined,
    secretKey: env.STRIPE_EMULATOR_SECRET_KEY || undefined,
    webhookUrl: env.STRIPE_EMULATOR_WEBHOOK_URL || undefined,
    platformSecret: env.STRIPE_WEBHOOK_SECRET,
    connectSecret: env.STRIPE_CONNECT_WEBHOOK_SECRET,
    fundsCents: number("STRIPE_EMULATOR_FUNDS"),
    latencyMs: number("STRIPE_EMULATOR_LATENCY_MS"),
    rateLimit: number("STRIPE_EMULATOR_RATE_LIMIT"),
  }),
);
console.log(`stripe emulator ready on ${emulator.url}`);

const stop = async () => {
  await emulator.stop();
  process.exit(0);
};
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
