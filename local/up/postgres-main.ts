import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startPostgres } from "../postgres";

/**
 * PostgreSQL in a process of its own, which stops the server when it is asked to end, and ends
 * when the server does, so that both are started again.
 */
const folder = process.env.POSTGRES_FOLDER;
const port = Number(process.env.POSTGRES_PORT);
if (folder === undefined || !port) throw new Error("POSTGRES_FOLDER and POSTGRES_PORT are needed");

await startPostgres({ folder, port, keep: true });
const server = Number(readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[0]);
console.log(`PostgreSQL on ${port}, process ${server}`);

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => {
    stopping = true;
  });
}
setInterval(() => {
  if (stopping || isAlive(server)) return;
  console.error("PostgreSQL is gone");
  process.exit(1);
}, 500);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
