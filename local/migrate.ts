import { migrate } from "../db/migrate";
import { grantRoles, letProductLogIn } from "../db/roles";

/**
 * `npm run db:migrate`, as the owner of the tables: the newest schema, what each role may do, and
 * with WEB_PASSWORD the product's own login. Safe to repeat.
 */
const url = process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL;
if (!url) {
  console.error("MIGRATION_DATABASE_URL names no database: give the owner's connection string");
  process.exit(1);
}
await migrate(url);
await grantRoles(url);
const password = process.env.WEB_PASSWORD;
if (password) await letProductLogIn(url, password);
console.log("The schema is up to date and the roles have their grants.");
