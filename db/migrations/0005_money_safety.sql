CREATE TABLE "findings" (
	"id" text PRIMARY KEY NOT NULL,
	"rule" text NOT NULL,
	"subject" text NOT NULL,
	"detail" text NOT NULL,
	"amount" bigint,
	"first_seen_at" timestamp (6) with time zone NOT NULL,
	"last_seen_at" timestamp (6) with time zone NOT NULL,
	"resolved_at" timestamp (6) with time zone
);
--> statement-breakpoint
CREATE TABLE "sending_switch" (
	"only_row" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"stopped_at" timestamp (6) with time zone,
	"reason" text,
	"stopped_by" text,
	CONSTRAINT "there_is_one_switch" CHECK ("sending_switch"."only_row"),
	CONSTRAINT "stop_has_reason" CHECK (("sending_switch"."stopped_at" is null) = ("sending_switch"."reason" is null))
);
--> statement-breakpoint
ALTER TABLE "stripe_events" ADD COLUMN "parked_at" timestamp (6) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_finding" ON "findings" USING btree ("rule","subject") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "findings_newest_first" ON "findings" USING btree ("last_seen_at");--> statement-breakpoint
insert into sending_switch (only_row) values (true);
