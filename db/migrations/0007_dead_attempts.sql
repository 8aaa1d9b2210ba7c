-- A refused or succeeded attempt is dead for ever (R9): nothing is sent under it any more.
create function refuse_sending_the_dead() returns trigger language plpgsql as $$
begin
  raise exception 'attempt % of payout % is % and is not sent again',
    old.number, old.payout_id, old.state
    using errcode = 'restrict_violation', constraint = 'dead_attempt_is_never_sent';
end $$;
--> statement-breakpoint
create trigger dead_is_never_sent before update on transfer_attempts for each row
  when (old.state in ('refused', 'succeeded')
    and (old.sends, old.first_sent_at, old.last_sent_at, old.idempotency_key)
      is distinct from (new.sends, new.first_sent_at, new.last_sent_at, new.idempotency_key))
  execute function refuse_sending_the_dead();
--> statement-breakpoint
create index payouts_by_destination on payouts (destination);
