CREATE TABLE "stripe_event_tries" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"outcome" text NOT NULL,
	"fault" text,
	CONSTRAINT "event_try_outcome_is_known" CHECK ("stripe_event_tries"."outcome" in ('handled', 'failed', 'parked')),
	CONSTRAINT "failed_event_try_has_fault" CHECK (("stripe_event_tries"."outcome" = 'handled') = ("stripe_event_tries"."fault" is null))
);
--> statement-breakpoint
ALTER TABLE "stripe_event_tries" ADD CONSTRAINT "stripe_event_tries_event_id_stripe_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."stripe_events"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tries_of_event" ON "stripe_event_tries" USING btree ("event_id","id");--> statement-breakpoint
-- What is known of earlier tries: the one that worked, or the last of too many.
insert into stripe_event_tries (id, event_id, at, outcome, fault)
select new_id('try'), id, coalesce(handled_at, parked_at),
  case when handled_at is null then 'parked' else 'handled' end,
  case when handled_at is null then last_fault end
from stripe_events
where handled_at is not null or parked_at is not null and last_fault is not null
order by received_at;--> statement-breakpoint
create trigger append_only before update or delete on stripe_event_tries
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger never_emptied before truncate on stripe_event_tries
  for each statement execute function refuse_change();
