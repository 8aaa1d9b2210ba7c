-- The rules drizzle has no words for: what may never change, never overlap, never go unbooked.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op
    using errcode = 'restrict_violation', constraint = tg_table_name || '_is_append_only';
end $$;
--> statement-breakpoint
do $$
declare facts text;
begin
  foreach facts in array array['journals', 'postings', 'developer_earnings', 'app_markups',
    'policies', 'payout_decisions', 'audit_log']
  loop
    execute format('create trigger append_only before update or delete on %I
      for each row execute function refuse_change()', facts);
    execute format('create trigger never_emptied before truncate on %I
      for each statement execute function refuse_change()', facts);
  end loop;
end $$;
--> statement-breakpoint

-- An earning cannot be paid twice even if all our code is wrong (R8).
alter table payouts add constraint live_payouts_never_overlap exclude using gist (
  developer_id with =, tstzrange(claims_from, claims_to, '(]') with &&
) where (state not in ('failed', 'cancelled'));
--> statement-breakpoint

-- Legal moves (section 3), the same table as in domain/payouts/states.ts.
create table state_moves (
  thing text not null, from_state text not null, to_state text not null,
  primary key (thing, from_state, to_state)
);
--> statement-breakpoint
insert into state_moves values
  ('payout', 'planned', 'pending'), ('payout', 'planned', 'failed'),
  ('payout', 'planned', 'cancelled'), ('payout', 'pending', 'processing'),
  ('payout', 'pending', 'failed'), ('payout', 'pending', 'cancelled'),
  ('payout', 'processing', 'paid'), ('payout', 'processing', 'pending'),
  ('payout', 'processing', 'failed'), ('payout', 'paid', 'partially_reversed'),
  ('payout', 'paid', 'reversed'), ('payout', 'partially_reversed', 'partially_reversed'),
  ('payout', 'partially_reversed', 'reversed'),
  ('attempt', 'created', 'sent'), ('attempt', 'sent', 'succeeded'),
  ('attempt', 'sent', 'refused'), ('attempt', 'sent', 'unknown'),
  ('attempt', 'sent', 'created'), ('attempt', 'unknown', 'succeeded'),
  ('attempt', 'unknown', 'refused');
--> statement-breakpoint
create function refuse_illegal_move() returns trigger language plpgsql as $$
begin
  if new.state is distinct from old.state and not exists (
    select from state_moves
    where thing = tg_argv[0] and from_state = old.state and to_state = new.state
  ) then
    raise exception '% may not move from % to %', tg_argv[0], old.state, new.state
      using errcode = 'check_violation', constraint = tg_argv[0] || '_moves_legally';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger moves_legally before update of state on payouts
  for each row execute function refuse_illegal_move('payout');
--> statement-breakpoint
create trigger moves_legally before update of state on transfer_attempts
  for each row execute function refuse_illegal_move('attempt');
--> statement-breakpoint
create function refuse_thawing() returns trigger language plpgsql as $$
begin
  raise exception 'the promise of payout % is frozen', old.id
    using errcode = 'restrict_violation', constraint = 'payout_promise_is_frozen';
end $$;
--> statement-breakpoint
create trigger promise_is_frozen before update on payouts for each row
  when ((old.destination, old.claims_from, old.claims_to, old.earned, old.other, old.gross,
      old.transfer, old.reserve, old.reserve_bps, old.reserve_days)
    is distinct from (new.destination, new.claims_from, new.claims_to, new.earned, new.other,
      new.gross, new.transfer, new.reserve, new.reserve_bps, new.reserve_days)
    or (old.claim_hash is not null and new.claim_hash is distinct from old.claim_hash))
  execute function refuse_thawing();
--> statement-breakpoint
create trigger never_deleted before delete on payouts
  for each row execute function refuse_change();
--> statement-breakpoint

-- Balances and rollups are kept here, in the statement that writes the facts, and nowhere else.
create function keep_ledger_balances() returns trigger language plpgsql as $$
begin
  insert into ledger_balances as kept (developer_id, ledger_account, slot, amount)
  select developer_id, ledger_account, writer_slot(), sum(moved)::bigint
  from (
    select developer_id, from_account as ledger_account, -amount as moved from posted
    union all
    select developer_id, to_account, amount from posted
  ) both_ends
  group by developer_id, ledger_account
  order by developer_id, ledger_account
  on conflict (developer_id, ledger_account, slot)
    do update set amount = kept.amount + excluded.amount;
  return null;
end $$;
--> statement-breakpoint
create trigger keep_ledger_balances after insert on postings
  referencing new table as posted
  for each statement execute function keep_ledger_balances();
--> statement-breakpoint
create function keep_earning_rollups() returns trigger language plpgsql as $$
begin
  insert into earning_rollups as kept (developer_id, payable_hour, kind, app_id, model,
    call_hour, slot, transactions, markup, fee, amount, first_at, last_at)
  select developer_id, hour_ending(payable_at), kind, coalesce(app_id, ''), coalesce(model, ''),
    hour_starting(occurred_at), writer_slot(), count(*), sum(markup)::bigint, sum(fee)::bigint,
    sum(amount)::bigint, min(occurred_at), max(occurred_at)
  from recorded
  where billing_mode is distinct from 'developer'
  group by 1, 2, 3, 4, 5, 6
  order by 1, 2, 3, 4, 5, 6
  on conflict (developer_id, payable_hour, kind, app_id, model, call_hour, slot) do update set
    transactions = kept.transactions + excluded.transactions,
    markup = kept.markup + excluded.markup,
    fee = kept.fee + excluded.fee,
    amount = kept.amount + excluded.amount,
    first_at = least(kept.first_at, excluded.first_at),
    last_at = greatest(kept.last_at, excluded.last_at);
  return null;
end $$;
--> statement-breakpoint
create trigger keep_earning_rollups after insert on developer_earnings
  referencing new table as recorded
  for each statement execute function keep_earning_rollups();
--> statement-breakpoint

-- The default policy (R6) holds from the beginning of time.
insert into policies (id, effective_from, fee_bps, hold_days, minimum_payout, reserve_bps,
  reserve_days, maximum_markup_bps, default_schedule)
values (new_id('pol'), '-infinity', 500, 7, 10000000, 1000, 90, 4000, 'daily');
