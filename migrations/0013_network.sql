-- So that a list of offices costs what it shows: read in the order of its names, or from what it is narrowed by.
create index office_name_in_order on office_name (lower(name) collate "C", office) where upper_inf(recorded);
create index office_name_folded on office_name using gin (folded gin_trgm_ops);
create index office_language_language on office_language (language);
create index office_line_reports_to on office_line (reports_to);
create index office_function_held_for on office_function (held_for);

-- Most is asked about what is known now; the indexes behind the exclusions are made for overlaps and slower to look one office up in.
create index office_name_now on office_name (office) where upper_inf(recorded);
create index office_kind_now on office_kind (office) where upper_inf(recorded);
create index office_place_now on office_place (office) where upper_inf(recorded);
create index office_country_now on office_country (office) where upper_inf(recorded);
create index office_line_now on office_line (office) where upper_inf(recorded);
create index office_function_now on office_function (office) where upper_inf(recorded);
create index office_coverage_now on office_coverage (office) where upper_inf(recorded);
create index office_language_now on office_language (office) where upper_inf(recorded);
