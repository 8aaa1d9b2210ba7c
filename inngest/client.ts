import { Inngest } from "inngest";

/** Checkpointing off: one persisted step a request, so a killed process repeats at most one. */
export const inngest = new Inngest({ id: "tributary", checkpointing: false });
