-- Least privilege: three roles, granted by whoever owns the tables, after every migration.
-- Safe to repeat; `npm run db:migrate` does. Logins are made by hand and put into a role:
--   create role tributary_web login password '…' in role tributary_app;
do $$
declare wanted text;
begin
  foreach wanted in array array['tributary_app', 'tributary_read']
  loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I nologin', wanted);
    end if;
  end loop;
end $$;

-- Nothing that was granted before stays by accident.
revoke all on all tables in schema public from public, tributary_app, tributary_read;
revoke create on schema public from public;
grant usage on schema public, drizzle to tributary_app, tributary_read;
grant select on drizzle.__drizzle_migrations to tributary_app, tributary_read;

-- The product reads everything, and writes states: it may add to facts and never change them.
grant select, insert, update on all tables in schema public to tributary_app;
do $$
declare fact regclass;
begin
  for fact in select tgrelid::regclass from pg_trigger where tgname = 'append_only'
  loop
    execute format('revoke update on %s from tributary_app', fact);
  end loop;
end $$;

-- Only what is of no use any more is ever deleted.
grant delete on idempotency_keys, rate_limits, sign_in_links, phone_codes to tributary_app;

-- Sums are written by triggers in the owner's name and by nothing else; legal moves by nobody;
-- business time is moved in a sandbox, where this is granted besides.
revoke insert, update on ledger_slots, earning_rollups, earning_totals, state_moves,
  sandbox_clock from tributary_app;
do $$
declare keeper regprocedure;
begin
  for keeper in select oid::regprocedure from pg_proc
    where pronamespace = 'public'::regnamespace and proname like 'keep\_%'
  loop
    execute format('alter function %s security definer set search_path = public, pg_temp', keeper);
    execute format('revoke execute on function %s from public', keeper);
  end loop;
end $$;

-- Reports and people read the books, not what opens doors.
grant select on all tables in schema public to tributary_read;
revoke select on access_tokens, sign_in_links, idempotency_keys, phone_codes, webhook_endpoints
  from tributary_read;
