import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import getPort from "get-port";
import { migrate } from "../../db/migrate";
import { startPostgres } from "../postgres";
import { runAsAdmin } from "../test-postgres";

/** Where schedules get their databases from. */
export interface DatabaseServer {
  createDatabase(name: string): Promise<string>;
  dropDatabase(name: string): Promise<void>;
  close(): Promise<void>;
}

const TEMPLATE = "template_simulate";

/**
 * On top of the product's schema: ids that a seed decides, and a gate in the middle of the one
 * statement that records usage, where a process can be held or killed.
 */
const STAGE_SQL = `
  create sequence simulated_ids;
  create or replace function new_id(prefix text) returns text language sql volatile
    return prefix || '_' || lpad(nextval('simulated_ids')::text, 12, '0');
  create function simulated_gate() returns trigger language plpgsql as $$
  begin
    if coalesce(current_setting('simulate.gate', true), '') <> '' then
      perform pg_advisory_xact_lock_shared(current_setting('simulate.gate')::bigint);
    end if;
    return new;
  end $$;
  create trigger simulated_gate before insert on developer_earnings
    for each row execute function simulated_gate();`;

/** Databases on a server that is already running and has the product's template. */
export async function databasesOn(adminUrl: string): Promise<DatabaseServer> {
  const urlOf = (name: string) => adminUrl.replace(/\/postgres$/, `/${name}`);
  await runAsAdmin(adminUrl, `create database ${TEMPLATE} template template_tributary`);
  await runAsAdmin(urlOf(TEMPLATE), STAGE_SQL);
  return {
    async createDatabase(name) {
      await runAsAdmin(adminUrl, `create database ${name} template ${TEMPLATE}`);
      return urlOf(name);
    },
    dropDatabase: (name) => runAsAdmin(adminUrl, `drop database ${name} with (force)`),
    close: async () => undefined,
  };
}

/** A server of the simulator's own, gone when it is closed. */
export async function startDatabaseServer(): Promise<DatabaseServer> {
  const folder = mkdtempSync(join(tmpdir(), "tributary-simulate-"));
  // The server may run as another user, who has to reach the folder.
  chmodSync(folder, 0o755);
  const port = await getPort();
  const data = join(folder, "postgres");
  const server = await startPostgres({ folder: data, port, keep: false, disposable: true });
  await server.createDatabase("template_tributary");
  await migrate(server.url("template_tributary"));
  const databases = await databasesOn(server.url("postgres"));
  return {
    ...databases,
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
