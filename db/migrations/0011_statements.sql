CREATE TABLE "statement_closings" (
	"developer_id" text NOT NULL,
	"month" text NOT NULL,
	"owed" bigint NOT NULL,
	"in_transit" bigint NOT NULL,
	"reserved" bigint NOT NULL,
	"paid" bigint NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"closed_at" timestamp (6) with time zone DEFAULT business_now() NOT NULL,
	CONSTRAINT "statement_closings_developer_id_month_pk" PRIMARY KEY("developer_id","month"),
	CONSTRAINT "closing_is_of_a_month" CHECK ("statement_closings"."month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')
);
--> statement-breakpoint
ALTER TABLE "journals" ALTER COLUMN "created_at" SET DEFAULT business_now();--> statement-breakpoint
ALTER TABLE "statement_closings" ADD CONSTRAINT "statement_closings_developer_id_developers_id_fk" FOREIGN KEY ("developer_id") REFERENCES "public"."developers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "journals_by_time" ON "journals" USING btree ("developer_id","created_at","id");--> statement-breakpoint
create trigger append_only before update or delete on statement_closings
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger never_emptied before truncate on statement_closings
  for each statement execute function refuse_change();
