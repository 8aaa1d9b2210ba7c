insert into state_moves values
  ('reserve', 'held', 'released'), ('reserve', 'held', 'applied'), ('reserve', 'held', 'void');
--> statement-breakpoint
create trigger moves_legally before update of state on reserves
  for each row execute function refuse_illegal_move('reserve');
