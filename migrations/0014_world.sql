create index city_country_country on city_country (country);
create index city_name_folded on city_name using gin (folded gin_trgm_ops);

create index city_name_now on city_name (city) where upper_inf(recorded);
create index city_country_now on city_country (city) where upper_inf(recorded);
create index city_coordinates_now on city_coordinates (city) where upper_inf(recorded);
