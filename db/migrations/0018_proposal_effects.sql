ALTER TABLE "proposals" ADD COLUMN "effects" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "audit_of_developers" ON "audit_log" USING gin (("facts" -> 'developer_ids'));--> statement-breakpoint
-- What the second person reads of it is as frozen as the action.
drop trigger proposal_is_frozen on proposals;
--> statement-breakpoint
create trigger proposal_is_frozen before update on proposals for each row
  when (old.state <> 'open' or (old.action_key, old.action, old.amount, old.effects,
      old.proposed_by, old.proposed_at, old.expires_at)
    is distinct from (new.action_key, new.action, new.amount, new.effects,
      new.proposed_by, new.proposed_at, new.expires_at))
  execute function refuse_other_proposal();
