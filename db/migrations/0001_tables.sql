CREATE TABLE "access_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"developer_id" text,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"expires_at" timestamp (6) with time zone,
	"revoked_at" timestamp (6) with time zone,
	CONSTRAINT "one_token_per_hash" UNIQUE("hash"),
	CONSTRAINT "token_kind_is_known" CHECK ("access_tokens"."kind" in ('developer', 'service', 'operator')),
	CONSTRAINT "developer_token_has_developer" CHECK (("access_tokens"."kind" = 'developer')
      = ("access_tokens"."developer_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" text PRIMARY KEY NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"facts" jsonb NOT NULL,
	"at" timestamp (6) with time zone DEFAULT business_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_links" (
	"hash" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "app_markups" (
	"developer_id" text NOT NULL,
	"app_id" text NOT NULL,
	"effective_from" timestamp (6) with time zone NOT NULL,
	"markup_bps" integer NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT business_now() NOT NULL,
	CONSTRAINT "app_markups_developer_id_app_id_effective_from_pk" PRIMARY KEY("developer_id","app_id","effective_from"),
	CONSTRAINT "markup_within_range" CHECK ("app_markups"."markup_bps" between 0 and 4000)
);
--> statement-breakpoint
CREATE TABLE "apps" (
	"developer_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT business_now() NOT NULL,
	CONSTRAINT "apps_developer_id_id_pk" PRIMARY KEY("developer_id","id")
);
--> statement-breakpoint
CREATE TABLE "connected_accounts" (
	"developer_id" text PRIMARY KEY NOT NULL,
	"stripe_account_id" text NOT NULL,
	"charges_enabled" boolean NOT NULL,
	"payouts_enabled" boolean NOT NULL,
	"details_submitted" boolean NOT NULL,
	"transfers_active" boolean NOT NULL,
	"disabled_reason" text,
	"currently_due" jsonb NOT NULL,
	"pending_verification" jsonb NOT NULL,
	"country" text,
	"default_currency" text,
	"bank_name" text,
	"bank_last4" text,
	"verified_at" timestamp (6) with time zone,
	"retrieved_at" timestamp (6) with time zone NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT business_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "developers" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT business_now() NOT NULL,
	"claimed_to" timestamp (6) with time zone DEFAULT '-infinity' NOT NULL,
	"auto_enabled" boolean DEFAULT true NOT NULL,
	"schedule" text DEFAULT 'daily' NOT NULL,
	"threshold_cents" integer DEFAULT 1000 NOT NULL,
	"delay_days" integer,
	"email_on_payout_sent" boolean DEFAULT true NOT NULL,
	"email_on_payout_paid" boolean DEFAULT true NOT NULL,
	"email_on_payout_failed" boolean DEFAULT true NOT NULL,
	"sms_on_payout_paid" boolean DEFAULT false NOT NULL,
	"paused_at" timestamp (6) with time zone,
	"paused_reason" text,
	"auto_stopped_at" timestamp (6) with time zone,
	"auto_stopped_reason" text,
	CONSTRAINT "one_developer_per_email" UNIQUE("email"),
	CONSTRAINT "schedule_is_known" CHECK ("developers"."schedule" in ('daily', 'weekly', 'monthly', 'manual')),
	CONSTRAINT "threshold_reaches_minimum" CHECK ("developers"."threshold_cents" >= 1000),
	CONSTRAINT "delay_within_90_days" CHECK ("developers"."delay_days" between 0 and 90),
	CONSTRAINT "pause_has_reason" CHECK (("developers"."paused_at" is null) = ("developers"."paused_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "developer_earnings" (
	"developer_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"app_id" text,
	"event_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"occurred_at" timestamp (6) with time zone NOT NULL,
	"payable_at" timestamp (6) with time zone NOT NULL,
	"recorded_at" timestamp (6) with time zone NOT NULL,
	"journal_id" text,
	"billing_mode" text,
	"cost" bigint,
	"markup_bps" integer,
	"fee_bps" integer,
	"markup" bigint DEFAULT 0 NOT NULL,
	"fee" bigint DEFAULT 0 NOT NULL,
	"model" text,
	"endpoint" text,
	"end_user_id" text,
	"original_event_id" text,
	"reason" text,
	CONSTRAINT "earning_recorded_once" UNIQUE NULLS NOT DISTINCT("developer_id","app_id","event_id","kind"),
	CONSTRAINT "earning_sign_fits_kind" CHECK (case "developer_earnings"."kind"
        when 'accrual' then "developer_earnings"."amount" >= 0
        when 'clawback' then "developer_earnings"."amount" <= 0
        when 'adjustment' then "developer_earnings"."amount" <> 0
        when 'reserve_release' then "developer_earnings"."amount" > 0
        when 'reserve_applied' then "developer_earnings"."amount" > 0
        when 'transfer_return' then "developer_earnings"."amount" > 0
        when 'write_off' then "developer_earnings"."amount" > 0
        else false end),
	CONSTRAINT "accrual_is_markup_less_fee" CHECK ("developer_earnings"."kind" not in ('accrual', 'clawback')
      or ("developer_earnings"."app_id" is not null and abs("developer_earnings"."amount") = "developer_earnings"."markup" - "developer_earnings"."fee")),
	CONSTRAINT "accrual_has_billing_mode" CHECK (("developer_earnings"."kind" = 'accrual') = ("developer_earnings"."billing_mode" is not null)
      and ("developer_earnings"."billing_mode" is distinct from 'developer' or "developer_earnings"."amount" = 0)),
	CONSTRAINT "clawback_names_its_call" CHECK ("developer_earnings"."kind" <> 'clawback'
      or "developer_earnings"."original_event_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "earning_rollups" (
	"developer_id" text NOT NULL,
	"payable_hour" timestamp (6) with time zone NOT NULL,
	"kind" text NOT NULL,
	"app_id" text NOT NULL,
	"model" text NOT NULL,
	"call_hour" timestamp (6) with time zone NOT NULL,
	"slot" smallint NOT NULL,
	"transactions" integer NOT NULL,
	"markup" bigint NOT NULL,
	"fee" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"first_at" timestamp (6) with time zone NOT NULL,
	"last_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "earning_rollups_developer_id_payable_hour_kind_app_id_model_call_hour_slot_pk" PRIMARY KEY("developer_id","payable_hour","kind","app_id","model","call_hour","slot")
);
--> statement-breakpoint
CREATE TABLE "stripe_events" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"stripe_account_id" text,
	"payload" jsonb NOT NULL,
	"received_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"handled_at" timestamp (6) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"last_fault" text
);
--> statement-breakpoint
CREATE TABLE "journals" (
	"developer_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"business_id" text NOT NULL,
	"happened_at" timestamp (6) with time zone NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "journals_developer_id_id_pk" PRIMARY KEY("developer_id","id"),
	CONSTRAINT "journal_posted_once" UNIQUE("developer_id","kind","business_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_balances" (
	"developer_id" text NOT NULL,
	"ledger_account" text NOT NULL,
	"slot" smallint NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "ledger_balances_developer_id_ledger_account_slot_pk" PRIMARY KEY("developer_id","ledger_account","slot")
);
--> statement-breakpoint
CREATE TABLE "postings" (
	"developer_id" text NOT NULL,
	"journal_id" text NOT NULL,
	"line" smallint NOT NULL,
	"from_account" text NOT NULL,
	"to_account" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "postings_developer_id_journal_id_line_pk" PRIMARY KEY("developer_id","journal_id","line"),
	CONSTRAINT "posting_moves_money" CHECK ("postings"."amount" > 0),
	CONSTRAINT "posting_has_two_ends" CHECK ("postings"."from_account" <> "postings"."to_account")
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"developer_id" text NOT NULL,
	"id" text NOT NULL,
	"run_id" text,
	"state" text NOT NULL,
	"destination" text NOT NULL,
	"claims_from" timestamp (6) with time zone NOT NULL,
	"claims_to" timestamp (6) with time zone NOT NULL,
	"earned" bigint NOT NULL,
	"other" bigint NOT NULL,
	"gross" bigint NOT NULL,
	"transfer" bigint NOT NULL,
	"reserve" bigint NOT NULL,
	"fee" bigint NOT NULL,
	"reserve_bps" integer NOT NULL,
	"reserve_days" integer NOT NULL,
	"earnings_count" integer NOT NULL,
	"period_start" timestamp (6) with time zone NOT NULL,
	"period_end" timestamp (6) with time zone NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"next_try_at" timestamp (6) with time zone,
	"generation" integer DEFAULT 0 NOT NULL,
	"claim_hash" text,
	"stripe_transfer_id" text,
	"destination_payment" text,
	"paid_at" timestamp (6) with time zone,
	"failed_at" timestamp (6) with time zone,
	"failure_code" text,
	"failure_detail" text,
	"reversed" bigint DEFAULT 0 NOT NULL,
	"settlement" text DEFAULT 'none' NOT NULL,
	"bank_payout_id" text,
	"arrives_at" timestamp (6) with time zone,
	"trace_id" text,
	"settlement_failure_code" text,
	"requested_by" text NOT NULL,
	CONSTRAINT "payouts_developer_id_id_pk" PRIMARY KEY("developer_id","id"),
	CONSTRAINT "payout_parts_sum_to_gross" CHECK ("payouts"."gross" = "payouts"."earned" + "payouts"."other"
      and "payouts"."gross" = "payouts"."transfer" + "payouts"."reserve"),
	CONSTRAINT "payout_transfer_is_whole_cents" CHECK ("payouts"."transfer" > 0 and "payouts"."transfer" % 10000 = 0),
	CONSTRAINT "payout_reserve_not_negative" CHECK ("payouts"."reserve" >= 0),
	CONSTRAINT "payout_claims_forward" CHECK ("payouts"."claims_from" < "payouts"."claims_to"),
	CONSTRAINT "payout_state_is_known" CHECK ("payouts"."state" in ('planned', 'pending', 'processing', 'paid',
      'partially_reversed', 'reversed', 'failed', 'cancelled')),
	CONSTRAINT "payout_reversed_within_transfer" CHECK ("payouts"."reversed" between 0 and "payouts"."transfer"),
	CONSTRAINT "payout_settlement_is_known" CHECK ("payouts"."settlement" in
      ('none', 'in_transit', 'deposited', 'returned')),
	CONSTRAINT "paid_payout_has_transfer" CHECK ("payouts"."state" not in
      ('paid', 'partially_reversed', 'reversed')
      or ("payouts"."stripe_transfer_id" is not null and "payouts"."paid_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "reserves" (
	"developer_id" text NOT NULL,
	"payout_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"state" text NOT NULL,
	"released" bigint DEFAULT 0 NOT NULL,
	"applied" bigint DEFAULT 0 NOT NULL,
	"release_at" timestamp (6) with time zone,
	"released_at" timestamp (6) with time zone,
	CONSTRAINT "reserves_developer_id_payout_id_pk" PRIMARY KEY("developer_id","payout_id"),
	CONSTRAINT "reserve_state_is_known" CHECK ("reserves"."state" in ('held', 'released', 'applied', 'void')),
	CONSTRAINT "reserve_parts_within_amount" CHECK ("reserves"."amount" > 0 and "reserves"."released" >= 0
      and "reserves"."applied" >= 0 and "reserves"."released" + "reserves"."applied" <= "reserves"."amount"),
	CONSTRAINT "settled_reserve_is_whole" CHECK ("reserves"."state" in ('held', 'void')
      or "reserves"."released" + "reserves"."applied" = "reserves"."amount")
);
--> statement-breakpoint
CREATE TABLE "transfer_attempts" (
	"developer_id" text NOT NULL,
	"payout_id" text NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"claim_hash" text NOT NULL,
	"sends" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"first_sent_at" timestamp (6) with time zone,
	"last_sent_at" timestamp (6) with time zone,
	"resolved_at" timestamp (6) with time zone,
	"stripe_transfer_id" text,
	"refusal_code" text,
	"detail" text,
	"empty_listings" integer DEFAULT 0 NOT NULL,
	"last_listed_at" timestamp (6) with time zone,
	"adopted" boolean DEFAULT false NOT NULL,
	CONSTRAINT "transfer_attempts_developer_id_payout_id_number_pk" PRIMARY KEY("developer_id","payout_id","number"),
	CONSTRAINT "attempt_state_is_known" CHECK ("transfer_attempts"."state" in
      ('created', 'sent', 'succeeded', 'refused', 'unknown')),
	CONSTRAINT "sent_attempt_has_time" CHECK ("transfer_attempts"."state" = 'created' or "transfer_attempts"."first_sent_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"id" text PRIMARY KEY NOT NULL,
	"effective_from" timestamp (6) with time zone NOT NULL,
	"fee_bps" integer NOT NULL,
	"hold_days" integer NOT NULL,
	"minimum_payout" bigint NOT NULL,
	"reserve_bps" integer NOT NULL,
	"reserve_days" integer NOT NULL,
	"maximum_markup_bps" integer NOT NULL,
	"default_schedule" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT business_now() NOT NULL,
	CONSTRAINT "one_policy_per_moment" UNIQUE("effective_from"),
	CONSTRAINT "policy_shares_are_shares" CHECK ("policies"."fee_bps" between 0 and 10000
      and "policies"."reserve_bps" between 0 and 10000 and "policies"."maximum_markup_bps" between 0 and 10000),
	CONSTRAINT "policy_days_are_days" CHECK ("policies"."hold_days" >= 0 and "policies"."reserve_days" >= 0),
	CONSTRAINT "policy_minimum_is_money" CHECK ("policies"."minimum_payout" > 0)
);
--> statement-breakpoint
CREATE TABLE "payout_decisions" (
	"developer_id" text NOT NULL,
	"run_id" text NOT NULL,
	"code" text NOT NULL,
	"payable" bigint NOT NULL,
	"held" bigint NOT NULL,
	"payout_id" text,
	"decided_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "payout_decisions_developer_id_run_id_pk" PRIMARY KEY("developer_id","run_id"),
	CONSTRAINT "paid_decision_has_payout" CHECK (("payout_decisions"."code" = 'paid') = ("payout_decisions"."payout_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "payout_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"as_of" timestamp (6) with time zone NOT NULL,
	"cursor" text DEFAULT '' NOT NULL,
	"lease_token" text NOT NULL,
	"lease_until" timestamp (6) with time zone NOT NULL,
	"started_at" timestamp (6) with time zone NOT NULL,
	"completed_at" timestamp (6) with time zone,
	"developers_seen" integer DEFAULT 0 NOT NULL,
	"payouts_planned" integer DEFAULT 0 NOT NULL,
	"transfer_total" bigint DEFAULT 0 NOT NULL,
	"reserve_total" bigint DEFAULT 0 NOT NULL,
	"started_by" text NOT NULL,
	CONSTRAINT "run_state_is_known" CHECK ("payout_runs"."state" in ('planning', 'completed')),
	CONSTRAINT "completed_run_has_time" CHECK (("payout_runs"."state" = 'completed') = ("payout_runs"."completed_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "access_tokens" ADD CONSTRAINT "access_tokens_developer_id_developers_id_fk" FOREIGN KEY ("developer_id") REFERENCES "public"."developers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_markups" ADD CONSTRAINT "markup_of_app" FOREIGN KEY ("developer_id","app_id") REFERENCES "public"."apps"("developer_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "apps" ADD CONSTRAINT "apps_developer_id_developers_id_fk" FOREIGN KEY ("developer_id") REFERENCES "public"."developers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connected_accounts" ADD CONSTRAINT "connected_accounts_developer_id_developers_id_fk" FOREIGN KEY ("developer_id") REFERENCES "public"."developers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "developer_earnings" ADD CONSTRAINT "developer_earnings_developer_id_developers_id_fk" FOREIGN KEY ("developer_id") REFERENCES "public"."developers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "developer_earnings" ADD CONSTRAINT "earning_of_app" FOREIGN KEY ("developer_id","app_id") REFERENCES "public"."apps"("developer_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journals" ADD CONSTRAINT "journals_developer_id_developers_id_fk" FOREIGN KEY ("developer_id") REFERENCES "public"."developers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postings" ADD CONSTRAINT "posting_of_journal" FOREIGN KEY ("developer_id","journal_id") REFERENCES "public"."journals"("developer_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_developer_id_developers_id_fk" FOREIGN KEY ("developer_id") REFERENCES "public"."developers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reserves" ADD CONSTRAINT "reserve_of_payout" FOREIGN KEY ("developer_id","payout_id") REFERENCES "public"."payouts"("developer_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_attempts" ADD CONSTRAINT "attempt_of_payout" FOREIGN KEY ("developer_id","payout_id") REFERENCES "public"."payouts"("developer_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tokens_of_developer" ON "access_tokens" USING btree ("developer_id");--> statement-breakpoint
CREATE INDEX "apps_by_id" ON "apps" USING btree ("id");--> statement-breakpoint
CREATE INDEX "connected_accounts_by_stripe_id" ON "connected_accounts" USING btree ("stripe_account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "earnings_timeline" ON "developer_earnings" USING btree ("developer_id","payable_at","id");--> statement-breakpoint
CREATE INDEX "clawbacks_of_call" ON "developer_earnings" USING btree ("developer_id","app_id","original_event_id") WHERE kind = 'clawback';--> statement-breakpoint
CREATE INDEX "rollups_by_call_hour" ON "earning_rollups" USING btree ("developer_id","call_hour");--> statement-breakpoint
CREATE INDEX "stripe_events_to_handle" ON "stripe_events" USING btree ("next_try_at") WHERE handled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_unresolved_payout" ON "payouts" USING btree ("developer_id") WHERE state in ('planned', 'pending', 'processing');--> statement-breakpoint
CREATE INDEX "payouts_to_try" ON "payouts" USING btree ("next_try_at") WHERE next_try_at is not null;--> statement-breakpoint
CREATE INDEX "payouts_newest_first" ON "payouts" USING btree ("developer_id","created_at","id");--> statement-breakpoint
CREATE INDEX "payouts_by_claim" ON "payouts" USING btree ("developer_id","claims_to");--> statement-breakpoint
CREATE INDEX "payouts_of_run" ON "payouts" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "payouts_by_destination_payment" ON "payouts" USING btree ("developer_id","destination_payment");--> statement-breakpoint
CREATE INDEX "reserves_to_release" ON "reserves" USING btree ("release_at") WHERE state = 'held';--> statement-breakpoint
CREATE UNIQUE INDEX "attempt_key_is_unique" ON "transfer_attempts" USING btree ("developer_id","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_attempt" ON "transfer_attempts" USING btree ("developer_id","payout_id") WHERE state in ('created', 'sent', 'unknown', 'succeeded');--> statement-breakpoint
CREATE INDEX "attempts_by_hash" ON "transfer_attempts" USING btree ("developer_id","claim_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "one_run_planning" ON "payout_runs" USING btree ("state") WHERE state = 'planning';