CREATE TABLE "earning_totals" (
	"developer_id" text NOT NULL,
	"kind" text NOT NULL,
	"slot" smallint NOT NULL,
	"transactions" bigint NOT NULL,
	"fee" bigint NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "earning_totals_developer_id_kind_slot_pk" PRIMARY KEY("developer_id","kind","slot")
);
--> statement-breakpoint
create function keep_earning_totals() returns trigger language plpgsql as $$
begin
  insert into earning_totals as kept (developer_id, kind, slot, transactions, fee, amount)
  select developer_id, kind, writer_slot(), count(*), sum(fee)::bigint, sum(amount)::bigint
  from recorded
  where billing_mode is distinct from 'developer'
  group by developer_id, kind
  order by developer_id, kind
  on conflict (developer_id, kind, slot) do update set
    transactions = kept.transactions + excluded.transactions,
    fee = kept.fee + excluded.fee,
    amount = kept.amount + excluded.amount;
  return null;
end $$;
--> statement-breakpoint
create trigger keep_earning_totals after insert on developer_earnings
  referencing new table as recorded
  for each statement execute function keep_earning_totals();
