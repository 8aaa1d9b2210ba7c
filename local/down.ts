import { root } from "./up/build";
import { localFolder } from "./up/plan";
import { AlreadyRunning, endLeftovers, endSupervisor } from "./up/run-file";

/** Ends the product that runs in this folder, whoever started it, and anything it left. */
const folder = localFolder(root, process.env);

try {
  await endLeftovers(folder);
} catch (error) {
  if (!(error instanceof AlreadyRunning)) throw error;
  await endSupervisor(error);
  await endLeftovers(folder);
}
