CREATE TABLE "messages" (
	"developer_id" text NOT NULL,
	"id" text NOT NULL,
	"news_id" text NOT NULL,
	"channel" text NOT NULL,
	"recipient" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT business_now() NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (6) with time zone DEFAULT clock_timestamp(),
	"generation" integer DEFAULT 0 NOT NULL,
	"lease" text,
	"leased_until" timestamp (6) with time zone,
	"sent_at" timestamp (6) with time zone,
	"last_fault" text,
	CONSTRAINT "messages_developer_id_id_pk" PRIMARY KEY("developer_id","id"),
	CONSTRAINT "one_message_per_fact_and_channel" UNIQUE("developer_id","news_id","channel"),
	CONSTRAINT "message_channel_is_known" CHECK ("messages"."channel" in ('email', 'sms')),
	CONSTRAINT "message_state_is_known" CHECK ("messages"."state" in ('waiting', 'sent', 'dead', 'not_sent')),
	CONSTRAINT "sent_message_has_time" CHECK (("messages"."state" = 'sent') = ("messages"."sent_at" is not null)),
	CONSTRAINT "waiting_message_has_time" CHECK (("messages"."state" = 'waiting') = ("messages"."next_try_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "news" (
	"developer_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"fact_id" text NOT NULL,
	"facts" jsonb NOT NULL,
	"happened_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "news_developer_id_id_pk" PRIMARY KEY("developer_id","id"),
	CONSTRAINT "a_fact_is_told_once" UNIQUE("developer_id","kind","fact_id")
);
--> statement-breakpoint
CREATE TABLE "phone_codes" (
	"developer_id" text PRIMARY KEY NOT NULL,
	"phone" text NOT NULL,
	"hash" text NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL,
	"guesses" integer DEFAULT 0 NOT NULL,
	"sends" integer DEFAULT 1 NOT NULL,
	"sending_since" timestamp (6) with time zone NOT NULL,
	"sent_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "phone_code_is_guessed_at_few_times" CHECK ("phone_codes"."guesses" between 0 and 5)
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"developer_id" text NOT NULL,
	"id" text NOT NULL,
	"endpoint_id" text NOT NULL,
	"news_id" text NOT NULL,
	"type" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT business_now() NOT NULL,
	"body" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"round_started_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"next_try_at" timestamp (6) with time zone DEFAULT clock_timestamp(),
	"generation" integer DEFAULT 0 NOT NULL,
	"lease" text,
	"leased_until" timestamp (6) with time zone,
	"delivered_at" timestamp (6) with time zone,
	CONSTRAINT "webhook_deliveries_developer_id_id_pk" PRIMARY KEY("developer_id","id"),
	CONSTRAINT "one_delivery_per_fact_and_endpoint" UNIQUE("developer_id","endpoint_id","news_id"),
	CONSTRAINT "delivery_state_is_known" CHECK ("webhook_deliveries"."state" in
      ('waiting', 'delivered', 'dead', 'dropped')),
	CONSTRAINT "delivered_has_time" CHECK ("webhook_deliveries"."state" <> 'delivered' or "webhook_deliveries"."delivered_at" is not null),
	CONSTRAINT "waiting_delivery_has_time" CHECK (("webhook_deliveries"."state" = 'waiting')
      = ("webhook_deliveries"."next_try_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"developer_id" text NOT NULL,
	"id" text NOT NULL,
	"url" text NOT NULL,
	"description" text NOT NULL,
	"types" jsonb NOT NULL,
	"sealed_secret" text NOT NULL,
	"sealed_secret_before" text,
	"secret_before_until" timestamp (6) with time zone,
	"created_at" timestamp (6) with time zone DEFAULT business_now() NOT NULL,
	"last_success_at" timestamp (6) with time zone,
	"disabled_at" timestamp (6) with time zone,
	"disabled_reason" text,
	"deleted_at" timestamp (6) with time zone,
	CONSTRAINT "webhook_endpoints_developer_id_id_pk" PRIMARY KEY("developer_id","id"),
	CONSTRAINT "disabled_endpoint_has_reason" CHECK (("webhook_endpoints"."disabled_at" is null)
      = ("webhook_endpoints"."disabled_reason" is null)),
	CONSTRAINT "old_secret_has_end" CHECK (("webhook_endpoints"."sealed_secret_before" is null)
      = ("webhook_endpoints"."secret_before_until" is null))
);
--> statement-breakpoint
CREATE TABLE "webhook_tries" (
	"developer_id" text NOT NULL,
	"delivery_id" text NOT NULL,
	"id" text NOT NULL,
	"at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"status" integer,
	"ms" integer NOT NULL,
	"detail" text NOT NULL,
	CONSTRAINT "webhook_tries_developer_id_delivery_id_id_pk" PRIMARY KEY("developer_id","delivery_id","id")
);
--> statement-breakpoint
ALTER TABLE "developers" ADD COLUMN "digest_stopped_at" timestamp (6) with time zone;--> statement-breakpoint
ALTER TABLE "developers" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "message_of_news" FOREIGN KEY ("developer_id","news_id") REFERENCES "public"."news"("developer_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news" ADD CONSTRAINT "news_developer_id_developers_id_fk" FOREIGN KEY ("developer_id") REFERENCES "public"."developers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_codes" ADD CONSTRAINT "phone_codes_developer_id_developers_id_fk" FOREIGN KEY ("developer_id") REFERENCES "public"."developers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "delivery_of_news" FOREIGN KEY ("developer_id","news_id") REFERENCES "public"."news"("developer_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "delivery_to_endpoint" FOREIGN KEY ("developer_id","endpoint_id") REFERENCES "public"."webhook_endpoints"("developer_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_developer_id_developers_id_fk" FOREIGN KEY ("developer_id") REFERENCES "public"."developers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_tries" ADD CONSTRAINT "try_of_delivery" FOREIGN KEY ("developer_id","delivery_id") REFERENCES "public"."webhook_deliveries"("developer_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "messages_to_send" ON "messages" USING btree ("next_try_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "messages_newest_first" ON "messages" USING btree ("developer_id","created_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_to_make" ON "webhook_deliveries" USING btree ("next_try_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "deliveries_newest_first" ON "webhook_deliveries" USING btree ("developer_id","created_at","id");--> statement-breakpoint
-- What was told and what came of each try never changes.
do $$
declare facts text;
begin
  foreach facts in array array['news', 'webhook_tries']
  loop
    execute format('create trigger append_only before update or delete on %I
      for each row execute function refuse_change()', facts);
    execute format('create trigger never_emptied before truncate on %I
      for each statement execute function refuse_change()', facts);
  end loop;
end $$;
--> statement-breakpoint
-- Decisions are written in the order of time, so the month's are found by a very small index.
create index decisions_by_time on payout_decisions using brin (decided_at);
