import { migrate } from "../db/migrate";
import { grantRoles } from "../db/roles";

/** `npm run db:migrate`: the newest schema, then what each role may do. Safe to repeat. */
const url = process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL;
if (!url) {
  console.error("MIGRATION_DATABASE_URL names no database: give the owner's connection string");
  process.exit(1);
}
await migrate(url);
await grantRoles(url);
console.log("The schema is up to date and the roles have their grants.");
