-- Distributes the schema by developer on Citus (docs/scaling.md says when, and what else it takes).
-- Run once, on the coordinator, after the migrations and before there are developers:
--   psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f db/citus.sql
-- A test holds the schema to what this file needs: every key of a distributed table begins with its
-- developer, no foreign key leaves its developer, and what cannot follow is named here.

create extension if not exists citus;

-- Triggers keep sums and refuse changes inside one developer's rows, which lie on one shard.
set citus.enable_unsafe_triggers to on;

-- 1. Rules across developers, which no shard can see. The coordinator keeps them beside.
alter table developers drop constraint one_developer_per_email;
create table developer_emails (email text primary key, developer_id text not null unique);
alter table access_tokens drop constraint access_tokens_developer_id_developers_id_fk;

-- 2. Small tables that every shard reads: a copy on each node.
select create_reference_table('policies');
select create_reference_table('state_moves');
select create_reference_table('sandbox_clock');

-- 3. Everything that is one developer's, by developer, side by side.
select create_distributed_table('developers', 'id');
select create_distributed_table('connected_accounts', 'developer_id', colocate_with => 'developers');
select create_distributed_table('account_openings', 'developer_id', colocate_with => 'developers');
select create_distributed_table('phone_codes', 'developer_id', colocate_with => 'developers');
select create_distributed_table('statement_closings', 'developer_id', colocate_with => 'developers');
select create_distributed_table('apps', 'developer_id', colocate_with => 'developers');
select create_distributed_table('app_markups', 'developer_id', colocate_with => 'developers');
select create_distributed_table('developer_earnings', 'developer_id', colocate_with => 'developers');
select create_distributed_table('earning_rollups', 'developer_id', colocate_with => 'developers');
select create_distributed_table('earning_totals', 'developer_id', colocate_with => 'developers');
select create_distributed_table('journals', 'developer_id', colocate_with => 'developers');
select create_distributed_table('postings', 'developer_id', colocate_with => 'developers');
select create_distributed_table('ledger_slots', 'developer_id', colocate_with => 'developers');
select create_distributed_table('payouts', 'developer_id', colocate_with => 'developers');
select create_distributed_table('reserves', 'developer_id', colocate_with => 'developers');
select create_distributed_table('transfer_attempts', 'developer_id', colocate_with => 'developers');
select create_distributed_table('payout_decisions', 'developer_id', colocate_with => 'developers');
select create_distributed_table('news', 'developer_id', colocate_with => 'developers');
select create_distributed_table('messages', 'developer_id', colocate_with => 'developers');
select create_distributed_table('webhook_endpoints', 'developer_id', colocate_with => 'developers');
select create_distributed_table('webhook_deliveries', 'developer_id', colocate_with => 'developers');
select create_distributed_table('webhook_tries', 'developer_id', colocate_with => 'developers');

-- 4. The platform's own tables stay on the coordinator: few rows, or found by keys of their own.
-- local: access_tokens, acknowledgements, audit_log, clawback_intakes, findings, idempotency_keys,
-- local: operators, payout_runs, proposals, rate_limits, safeguards, sending_switch, sign_in_links,
-- local: stripe_event_tries, stripe_events, stripe_polls
