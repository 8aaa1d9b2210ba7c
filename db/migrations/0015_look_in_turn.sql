CREATE TABLE "stripe_polls" (
	"part" text PRIMARY KEY NOT NULL,
	"began_at" timestamp (6) with time zone NOT NULL,
	"completed_at" timestamp (6) with time zone
);
--> statement-breakpoint
ALTER TABLE "payouts" ADD COLUMN "bank_payout_at" timestamp (6) with time zone;--> statement-breakpoint
ALTER TABLE "payouts" ADD COLUMN "settlement_looked_at" timestamp (6) with time zone;