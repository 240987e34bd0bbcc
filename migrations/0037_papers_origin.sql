-- The address that a document names as its own: made anew, it names the same. Of documents made before it was kept nobody knows it.
alter table paper_issued add column origin text;
