import getPort, { portNumbers } from "get-port";

const WANTED = {
  app: ["PORT", 3000],
  postgres: ["POSTGRES_PORT", 54_320],
  stripe: ["STRIPE_EMULATOR_PORT", 12_111],
  inngest: ["INNGEST_EXECUTOR_PORT", 8288],
  mailbox: ["MAILBOX_PORT", 8025],
  smtp: ["SMTP_PORT", 1025],
} as const;

export type PortName = keyof typeof WANTED;
export type Ports = Record<PortName, number>;

/** The wanted ports, or for a taken one the next free one, which is then said. */
export async function choosePorts(
  names: readonly PortName[],
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<Partial<Ports>> {
  const chosen: Partial<Ports> = {};
  for (const name of names) {
    const [variable, usual] = WANTED[name];
    const wanted = wantedPort(env[variable], variable, usual);
    const last = Math.min(wanted + 100, 65_535);
    const port = await getPort({ host: "127.0.0.1", port: portNumbers(wanted, last) });
    if (port !== wanted) say(`Port ${wanted} (${variable}) is taken, using ${port}`);
    chosen[name] = port;
  }
  return chosen;
}

function wantedPort(given: string | undefined, variable: string, usual: number): number {
  if (given === undefined || given === "") return usual;
  const port = Number(given);
  if (Number.isInteger(port) && port >= 1024 && port <= 65_535) return port;
  throw new Error(`${variable} must be a port from 1024 to 65535, not "${given}"`);
}
