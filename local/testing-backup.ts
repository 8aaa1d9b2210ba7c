import { spawnSync } from "node:child_process";
import { chownSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";

/** A base backup of a running server by hand: the packaged server brings no pg_basebackup. */
export async function backUp(url: string, data: string, copy: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await client`select pg_backup_start('copy', true)`;
    copyFolder(data, copy);
    const [stopped] = await client<[{ labelfile: string }]>`
      select labelfile from pg_backup_stop(false)`;
    rmSync(join(copy, "postmaster.pid"), { force: true });
    writeOwned(copy, "backup_label", stopped.labelfile);
  } finally {
    await client.end();
  }
}

/** Writes a file that belongs to whoever owns its folder, as a server asks of its own files. */
export function writeOwned(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  writeFileSync(path, text);
  const { uid, gid } = statSync(folder);
  chownSync(path, uid, gid);
}

/** What the server deletes of its own meanwhile cannot be copied, and is not needed. */
function copyFolder(from: string, to: string): void {
  const env = { ...process.env, LC_ALL: "C" };
  const { status, stderr } = spawnSync("cp", ["-a", from, to], { encoding: "utf8", env });
  const faults = stderr.split("\n").filter((line) => line && !/No such file/.test(line));
  if (status === null || faults.length > 0) throw new Error(`cp: ${faults.join("; ")}`);
}
