-- Adding an interval to a moment is stable in PostgreSQL's eyes, and a function that claims more
-- than what it consists of is called row by row instead of becoming part of the statement: two
-- and a half microseconds each, in every rollup and every decision.
alter function hour_ending(timestamptz) stable;
