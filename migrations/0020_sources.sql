-- Closed lists speak of every subject: they are asked for with each decision, whatever it is about.
create index claim_closed_lists on claim (key) where predicate = 'lists-all' and upper_inf(recorded);
