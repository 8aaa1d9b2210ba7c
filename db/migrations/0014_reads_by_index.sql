DROP INDEX "payouts_by_destination_payment";--> statement-breakpoint
CREATE INDEX "payouts_by_paid_at" ON "payouts" USING btree ("paid_at") WHERE paid_at is not null;--> statement-breakpoint
CREATE INDEX "decisions_of_run" ON "payout_decisions" USING btree ("run_id","code");--> statement-breakpoint
CREATE INDEX "payouts_by_destination_payment" ON "payouts" USING btree ("developer_id","destination_payment") WHERE destination_payment is not null;--> statement-breakpoint
-- A run moves every paid developer's `claimed_to`: room in the page spares their indexes that.
alter table developers set (fillfactor = 80);
