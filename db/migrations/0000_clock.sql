-- Ids that sort by time, and the business clock (R15): real time, moved by the sandbox's offset.
create extension if not exists btree_gist;
--> statement-breakpoint
create function new_id(prefix text) returns text language sql volatile parallel safe
  return prefix || '_' || replace(uuidv7()::text, '-', '');
--> statement-breakpoint
-- At most one row, and in production none: business time is then real time.
create table sandbox_clock (
  only_row boolean primary key default true check (only_row),
  ahead_by interval not null
);
--> statement-breakpoint
create function business_now() returns timestamptz language sql volatile
  return clock_timestamp() + coalesce((select ahead_by from sandbox_clock), interval '0');
--> statement-breakpoint
-- Which of sixteen rows this connection writes where rows are shared: two writers never wait.
create function writer_slot() returns smallint language sql stable
  return (pg_backend_pid() % 16)::smallint;
--> statement-breakpoint
-- Hours of becoming payable are named by their END and closed there: (07:00, 08:00] is 08:00.
create function hour_ending(moment timestamptz) returns timestamptz
  language sql immutable parallel safe
  return case when isfinite(moment)
    then date_bin('1 hour', moment - interval '1 microsecond', timestamptz '2000-01-01 00:00Z')
      + interval '1 hour'
    else moment end;
--> statement-breakpoint
create function hour_starting(moment timestamptz) returns timestamptz
  language sql immutable parallel safe
  return case when isfinite(moment)
    then date_bin('1 hour', moment, timestamptz '2000-01-01 00:00Z') else moment end;
