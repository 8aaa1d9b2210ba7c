// `npm start`: everything on this machine. What it starts is decided in up.ts.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { ensureInstalled, requireNode, root } from "./install.mjs";

requireNode();
ensureInstalled();

// The channel is there to be lost: when this process is killed, up.ts notices and cleans up.
const up = spawn(process.execPath, ["--import", "tsx", "local/up.ts", ...process.argv.slice(2)], {
  cwd: root,
  stdio: ["inherit", "inherit", "inherit", "ipc"],
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => up.kill(signal));
}
up.on("exit", (code, signal) => {
  process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
});
