-- Who was written to at once lately: whoever has had several in an hour gets the rest together.
create index letter_at_once on letter (address, written_at) where manner = 'at-once';
