-- The tables every reported call writes to, made cheaper. See docs/decisions, "hot tables".

-- Balances: one row a developer and slot, a column an account, instead of a row an account.
CREATE TABLE "ledger_slots" (
	"developer_id" text NOT NULL,
	"slot" smallint NOT NULL,
	"owed" bigint NOT NULL,
	"in_transit" bigint NOT NULL,
	"reserved" bigint NOT NULL,
	"paid" bigint NOT NULL,
	"usage_receipts" bigint NOT NULL,
	"fee_revenue" bigint NOT NULL,
	"losses" bigint NOT NULL,
	CONSTRAINT "ledger_slots_developer_id_slot_pk" PRIMARY KEY("developer_id","slot")
);
--> statement-breakpoint
insert into ledger_slots
select developer_id, slot,
  coalesce(sum(amount) filter (where ledger_account = 'owed'), 0),
  coalesce(sum(amount) filter (where ledger_account = 'in_transit'), 0),
  coalesce(sum(amount) filter (where ledger_account = 'reserved'), 0),
  coalesce(sum(amount) filter (where ledger_account = 'paid'), 0),
  coalesce(sum(amount) filter (where ledger_account = 'usage_receipts'), 0),
  coalesce(sum(amount) filter (where ledger_account = 'fee_revenue'), 0),
  coalesce(sum(amount) filter (where ledger_account = 'losses'), 0)
from ledger_balances group by developer_id, slot;
--> statement-breakpoint
DROP TABLE "ledger_balances";
--> statement-breakpoint
create view ledger_balances as
select developer_id, ledger_account, slot, amount
from ledger_slots cross join lateral (values
  ('owed', owed), ('in_transit', in_transit), ('reserved', reserved), ('paid', paid),
  ('usage_receipts', usage_receipts), ('fee_revenue', fee_revenue), ('losses', losses)
) as columns_of_slot (ledger_account, amount);
--> statement-breakpoint
-- Updated in place, so leave room in the pages for it.
alter table ledger_slots set (fillfactor = 70);
alter table earning_totals set (fillfactor = 70);
alter table earning_rollups set (fillfactor = 90);
--> statement-breakpoint
create or replace function keep_ledger_balances() returns trigger language plpgsql as $$
begin
  insert into ledger_slots as kept (developer_id, slot, owed, in_transit, reserved, paid,
    usage_receipts, fee_revenue, losses)
  select developer_id, writer_slot(),
    sum(case 'owed' when to_account then amount when from_account then -amount else 0 end),
    sum(case 'in_transit' when to_account then amount when from_account then -amount else 0 end),
    sum(case 'reserved' when to_account then amount when from_account then -amount else 0 end),
    sum(case 'paid' when to_account then amount when from_account then -amount else 0 end),
    sum(case 'usage_receipts' when to_account then amount when from_account then -amount
      else 0 end),
    sum(case 'fee_revenue' when to_account then amount when from_account then -amount else 0 end),
    sum(case 'losses' when to_account then amount when from_account then -amount else 0 end)
  from posted
  group by developer_id
  order by developer_id
  on conflict (developer_id, slot) do update set
    owed = kept.owed + excluded.owed,
    in_transit = kept.in_transit + excluded.in_transit,
    reserved = kept.reserved + excluded.reserved,
    paid = kept.paid + excluded.paid,
    usage_receipts = kept.usage_receipts + excluded.usage_receipts,
    fee_revenue = kept.fee_revenue + excluded.fee_revenue,
    losses = kept.losses + excluded.losses;
  return null;
end $$;
--> statement-breakpoint
-- Whose a row is, is checked once a statement instead of once a row. Nobody's parent ever goes.
ALTER TABLE "journals" DROP CONSTRAINT "journal_posted_once";--> statement-breakpoint
ALTER TABLE "developer_earnings" DROP CONSTRAINT "developer_earnings_developer_id_developers_id_fk";
--> statement-breakpoint
ALTER TABLE "developer_earnings" DROP CONSTRAINT "earning_of_app";
--> statement-breakpoint
ALTER TABLE "journals" DROP CONSTRAINT "journals_developer_id_developers_id_fk";
--> statement-breakpoint
ALTER TABLE "postings" DROP CONSTRAINT "posting_of_journal";
--> statement-breakpoint
create function refuse_orphan(rule text, subject text) returns void language plpgsql as $$
begin
  raise exception '% breaks %', subject, rule
    using errcode = 'foreign_key_violation', constraint = rule;
end $$;
create function earnings_have_owners() returns trigger language plpgsql as $$
begin
  perform refuse_orphan('earning_of_app', developer_id || ' ' || app_id)
  from (select distinct developer_id, app_id from recorded where app_id is not null) as named
  where not exists (select from apps
    where apps.developer_id = named.developer_id and apps.id = named.app_id);
  perform refuse_orphan('earning_of_developer', developer_id)
  from (select distinct developer_id from recorded where app_id is null) as named
  where not exists (select from developers where developers.id = named.developer_id);
  return null;
end $$;
create trigger have_owners after insert on developer_earnings
  referencing new table as recorded
  for each statement execute function earnings_have_owners();
create function journals_have_owners() returns trigger language plpgsql as $$
begin
  perform refuse_orphan('journal_of_developer', developer_id)
  from (select distinct developer_id from booked) as named
  where not exists (select from developers where developers.id = named.developer_id);
  return null;
end $$;
create trigger have_owners after insert on journals
  referencing new table as booked
  for each statement execute function journals_have_owners();
create function postings_have_journals() returns trigger language plpgsql as $$
begin
  perform refuse_orphan('posting_of_journal', developer_id || ' ' || journal_id)
  from (select distinct developer_id, journal_id from posted) as named
  where not exists (select from journals
    where journals.developer_id = named.developer_id and journals.id = named.journal_id);
  return null;
end $$;
create trigger have_journals after insert on postings
  referencing new table as posted
  for each statement execute function postings_have_journals();
create function refuse_parting() returns trigger language plpgsql as $$
begin
  raise exception '% are referred to for ever: % refused', tg_table_name, tg_op
    using errcode = 'restrict_violation', constraint = tg_table_name || '_stay';
end $$;
create trigger never_deleted before delete on developers
  for each row execute function refuse_parting();
create trigger never_renamed before update of id on developers
  for each row when (old.id <> new.id) execute function refuse_parting();
create trigger never_deleted before delete on apps
  for each row execute function refuse_parting();
create trigger never_renamed before update of developer_id, id on apps
  for each row when ((old.developer_id, old.id) is distinct from (new.developer_id, new.id))
  execute function refuse_parting();
--> statement-breakpoint
-- An accrual's business id is its own, so that its primary key already says it once.
CREATE UNIQUE INDEX "journal_posted_once" ON "journals" USING btree ("developer_id","kind","business_id") WHERE kind <> 'accrual';--> statement-breakpoint
ALTER TABLE "journals" ADD CONSTRAINT "accrual_is_its_own_business" CHECK ("journals"."kind" <> 'accrual' or "journals"."business_id" = "journals"."id");--> statement-breakpoint
ALTER TABLE "postings" ADD CONSTRAINT "posting_accounts_are_known" CHECK ("postings"."from_account" in ('owed', 'in_transit', 'reserved', 'paid', 'usage_receipts',
        'fee_revenue', 'losses')
      and "postings"."to_account" in ('owed', 'in_transit', 'reserved', 'paid', 'usage_receipts',
        'fee_revenue', 'losses'));
