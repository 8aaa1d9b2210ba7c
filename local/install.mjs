// Runs before anything is installed: plain Node, no packages, no TypeScript.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

/** @param {string} version as in process.versions.node */
export function isSupportedNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return (major > 20 || (major === 20 && minor >= 9)) && major < 25;
}

/** Ends the process with a sentence instead of a stack trace from somewhere deep. */
export function requireNode() {
  if (isSupportedNode(process.versions.node)) return;
  console.error(
    `Tributary needs Node.js 20.9 to 24; this is ${process.versions.node}. See https://nodejs.org`,
  );
  process.exit(1);
}

/**
 * Whether what npm says it installed is what the lockfile asks for. Packages for other
 * platforms are optional and may be absent.
 * @param {string | undefined} lockfile package-lock.json
 * @param {string | undefined} installed node_modules/.package-lock.json, which npm writes last
 */
export function isInstalled(lockfile, installed) {
  if (lockfile === undefined || installed === undefined) return false;
  const there = JSON.parse(installed).packages ?? {};
  const wanted = JSON.parse(lockfile).packages ?? {};
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || entry.link) return true;
    const found = there[path];
    return found ? found.version === entry.version : Boolean(entry.optional || entry.devOptional);
  });
}

/**
 * Whether the lockfile names the packages of every platform. npm leaves out those that its
 * registry does not have, and `npm ci` then refuses the file as a whole.
 * @param {string | undefined} lockfile package-lock.json
 */
export function isComplete(lockfile) {
  if (lockfile === undefined) return false;
  const packages = JSON.parse(lockfile).packages ?? {};
  return Object.entries(packages).every(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).every((name) => isFound(packages, path, name)),
  );
}

/** Looks where Node would: in the package's own node_modules, then in each one above. */
function isFound(packages, path, name) {
  const prefix = path === "" ? "" : `${path}/`;
  if (packages[`${prefix}node_modules/${name}`]) return true;
  if (path === "") return false;
  return isFound(packages, path.slice(0, Math.max(path.lastIndexOf("/node_modules/"), 0)), name);
}

/** Installs what is missing; says nothing and takes milliseconds when nothing is. */
export function ensureInstalled() {
  const lockfile = read("package-lock.json");
  if (isInstalled(lockfile, read("node_modules/.package-lock.json"))) return;
  // Both install the locked versions and leave the lockfile alone; `ci` is the stricter one.
  const how = isComplete(lockfile) ? ["ci"] : ["install", "--no-save"];
  console.log(`Installing the packages (npm ${how.join(" ")}), at first for a minute or two …`);
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const args = [...first, ...how, "--include=dev", "--no-audit", "--no-fund"];
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32" && command === "npm",
  });
  if (done.status === 0) return;
  console.error("The packages could not be installed; npm's message is above.");
  process.exit(done.status ?? 1);
}

function read(path) {
  try {
    return readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
  } catch {
    return undefined;
  }
}
