CREATE TABLE "operators" (
	"email" text PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp (6) with time zone DEFAULT business_now() NOT NULL,
	"removed_at" timestamp (6) with time zone,
	CONSTRAINT "operator_role_is_known" CHECK ("operators"."role" in ('viewer', 'operator', 'admin')),
	CONSTRAINT "operator_email_is_lower_case" CHECK ("operators"."email" = lower("operators"."email"))
);
--> statement-breakpoint
CREATE TABLE "acknowledgements" (
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"note" text NOT NULL,
	"acknowledged_by" text NOT NULL,
	"at" timestamp (6) with time zone DEFAULT business_now() NOT NULL,
	CONSTRAINT "acknowledgements_kind_subject_pk" PRIMARY KEY("kind","subject")
);
--> statement-breakpoint
CREATE TABLE "clawback_intakes" (
	"id" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"rows" jsonb NOT NULL,
	"accepted" integer NOT NULL,
	"duplicates" integer NOT NULL,
	"rejected" integer NOT NULL,
	"clawed_back" bigint NOT NULL,
	"taken_in_by" text NOT NULL,
	"at" timestamp (6) with time zone DEFAULT business_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" text PRIMARY KEY NOT NULL,
	"action_key" text NOT NULL,
	"action" jsonb NOT NULL,
	"amount" bigint NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp (6) with time zone NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (6) with time zone,
	"note" text,
	CONSTRAINT "proposal_state_is_known" CHECK ("proposals"."state" in ('open', 'executed', 'declined', 'withdrawn', 'expired')),
	CONSTRAINT "two_people_approve" CHECK ("proposals"."state" <> 'executed' or "proposals"."decided_by" <> "proposals"."proposed_by"),
	CONSTRAINT "decided_proposal_has_time" CHECK (("proposals"."state" = 'open') = ("proposals"."decided_at" is null)
      and ("proposals"."state" = 'open') = ("proposals"."decided_by" is null))
);
--> statement-breakpoint
CREATE TABLE "safeguards" (
	"id" text PRIMARY KEY NOT NULL,
	"confirm_above" bigint NOT NULL,
	"approve_above" bigint NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp (6) with time zone DEFAULT business_now() NOT NULL,
	CONSTRAINT "safeguards_are_money" CHECK ("safeguards"."confirm_above" >= 0 and "safeguards"."approve_above" >= 0)
);
--> statement-breakpoint
ALTER TABLE "access_tokens" ADD COLUMN "created_by" text;--> statement-breakpoint
ALTER TABLE "developers" ADD COLUMN "paused_source" text;--> statement-breakpoint
ALTER TABLE "developers" ADD COLUMN "paused_by" text;--> statement-breakpoint
ALTER TABLE "findings" ADD COLUMN "closed_by" text;--> statement-breakpoint
ALTER TABLE "findings" ADD COLUMN "closed_reason" text;--> statement-breakpoint
CREATE INDEX "intakes_newest_first" ON "clawback_intakes" USING btree ("at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_proposal" ON "proposals" USING btree ("action_key") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "proposals_newest_first" ON "proposals" USING btree ("proposed_at","id");--> statement-breakpoint
CREATE INDEX "safeguards_newest_first" ON "safeguards" USING btree ("set_at","id");--> statement-breakpoint
CREATE INDEX "audit_newest_first" ON "audit_log" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_of_subject" ON "audit_log" USING btree ("subject","at");--> statement-breakpoint
CREATE INDEX "stripe_events_newest_first" ON "stripe_events" USING btree ("received_at","id");--> statement-breakpoint
CREATE INDEX "payouts_by_id" ON "payouts" USING btree ("id");--> statement-breakpoint
CREATE INDEX "payouts_returned" ON "payouts" USING btree ("arrives_at") WHERE settlement = 'returned';--> statement-breakpoint
CREATE INDEX "payouts_failed" ON "payouts" USING btree ("failed_at") WHERE state = 'failed';--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policy_is_not_retroactive" CHECK ("policies"."effective_from" = '-infinity'
      or "policies"."effective_from" > "policies"."created_at" - interval '1 second');--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "closed_finding_has_reason" CHECK (("findings"."closed_by" is null) = ("findings"."closed_reason" is null)
      and ("findings"."closed_by" is null or "findings"."resolved_at" is not null));
--> statement-breakpoint
do $$
declare facts text;
begin
  foreach facts in array array['safeguards', 'acknowledgements', 'clawback_intakes']
  loop
    execute format('create trigger append_only before update or delete on %I
      for each row execute function refuse_change()', facts);
    execute format('create trigger never_emptied before truncate on %I
      for each statement execute function refuse_change()', facts);
  end loop;
end $$;
--> statement-breakpoint
-- What was proposed is what a second person approves, and a decision is final.
create function refuse_other_proposal() returns trigger language plpgsql as $$
begin
  raise exception 'proposal % is frozen', old.id
    using errcode = 'restrict_violation', constraint = 'proposal_is_frozen';
end $$;
--> statement-breakpoint
create trigger proposal_is_frozen before update on proposals for each row
  when (old.state <> 'open' or (old.action_key, old.action, old.amount, old.proposed_by,
      old.proposed_at, old.expires_at)
    is distinct from (new.action_key, new.action, new.amount, new.proposed_by,
      new.proposed_at, new.expires_at))
  execute function refuse_other_proposal();
--> statement-breakpoint
create trigger never_deleted before delete on proposals
  for each row execute function refuse_change();
--> statement-breakpoint
insert into safeguards (id, confirm_above, approve_above, set_by, set_at)
values (new_id('sfg'), 100000000, 1000000000, 'system:install', '-infinity');
--> statement-breakpoint
-- An operator's token could do everything until now.
update access_tokens set scopes = '["desk:read", "operate", "administer"]'
where kind = 'operator' and scopes = '["operate"]';
--> statement-breakpoint
update developers set paused_source = 'operations', paused_by = 'system:install'
where paused_at is not null;
