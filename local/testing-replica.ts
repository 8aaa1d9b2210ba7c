import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import getPort from "get-port";
import { migrate } from "../db/migrate";
import { startPostgres } from "./postgres";
import { backUp, writeOwned } from "./testing-backup";

export interface Replicated {
  readonly primary: string;
  readonly replica: string;
  readonly stopReplica: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const NAME = "tributary";

/** A migrated server and a second one that streams from it, each with a data folder of its own. */
export async function startReplicated(): Promise<Replicated> {
  const folder = mkdtempSync(join(tmpdir(), "tributary-replica-"));
  // The servers may run as another user, who has to reach the folder.
  chmodSync(folder, 0o755);
  const from = join(folder, "primary");
  const to = join(folder, "replica");
  const port = await getPort();
  const primary = await startPostgres({ folder: from, port, keep: true, disposable: true });
  await primary.createDatabase(NAME);
  await migrate(primary.url(NAME));
  await backUp(primary.url("postgres"), from, to);
  writeOwned(to, "standby.signal", "");
  const replica = await startPostgres({
    folder: to,
    port: await getPort(),
    keep: true,
    disposable: true,
    settings: { primary_conninfo: conninfo(primary.url(NAME)) },
  });
  let replicaRuns = true;
  const stopReplica = async () => {
    if (replicaRuns) await replica.stop();
    replicaRuns = false;
  };
  return {
    primary: primary.url(NAME),
    replica: replica.url(NAME),
    stopReplica,
    async stop() {
      await stopReplica();
      await primary.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function conninfo(url: string): string {
  const { hostname, port, username, password } = new URL(url);
  return `host=${hostname} port=${port} user=${username} password=${password}`;
}
