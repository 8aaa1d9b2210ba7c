CREATE TABLE "account_openings" (
	"developer_id" text PRIMARY KEY NOT NULL,
	"tries" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account_openings" ADD CONSTRAINT "account_openings_developer_id_developers_id_fk" FOREIGN KEY ("developer_id") REFERENCES "public"."developers"("id") ON DELETE restrict ON UPDATE no action;