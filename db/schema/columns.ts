import { bigint, text, timestamp } from "drizzle-orm/pg-core";

/** Column words shared by every table: prefixed text ids, micros, instants. */
export const id = (name: string) => text(name);
export const micros = (name: string) => bigint(name, { mode: "bigint" });
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 6 });
