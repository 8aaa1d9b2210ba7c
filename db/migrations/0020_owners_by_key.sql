-- Whose a row is, looked up by key, row by row: "not exists" may be answered by reading a whole
-- table of apps or journals, and was, at a millisecond a statement and growing with the tables.
create or replace function earnings_have_owners() returns trigger language plpgsql as $$
begin
  perform refuse_orphan('earning_of_app', developer_id || ' ' || app_id)
  from (select distinct developer_id, app_id from recorded where app_id is not null) as named
  left join lateral (select true as exists from apps
    where apps.developer_id = named.developer_id and apps.id = named.app_id limit 1) as owner on true
  where owner.exists is null;
  perform refuse_orphan('earning_of_developer', developer_id)
  from (select distinct developer_id from recorded where app_id is null) as named
  left join lateral (select true as exists from developers
    where developers.id = named.developer_id limit 1) as owner on true
  where owner.exists is null;
  return null;
end $$;
create or replace function journals_have_owners() returns trigger language plpgsql as $$
begin
  perform refuse_orphan('journal_of_developer', developer_id)
  from (select distinct developer_id from booked) as named
  left join lateral (select true as exists from developers
    where developers.id = named.developer_id limit 1) as owner on true
  where owner.exists is null;
  return null;
end $$;
create or replace function postings_have_journals() returns trigger language plpgsql as $$
begin
  perform refuse_orphan('posting_of_journal', developer_id || ' ' || journal_id)
  from (select distinct developer_id, journal_id from posted) as named
  left join lateral (select true as exists from journals
    where journals.developer_id = named.developer_id and journals.id = named.journal_id limit 1)
    as journal on true
  where journal.exists is null;
  return null;
end $$;
