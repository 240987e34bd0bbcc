-- What stands behind a row is looked up by the keys of its claims.
create index claim_now on claim (key) where upper_inf(recorded);
