-- Where properties are, from a national or a council's own list of addresses: the point of a place that its source names by
-- property number or address alone. It holds no people.
create table gazetteer (
  uprn text primary key,
  -- As place_record.address_key; null where the list has no addresses.
  address_key text,
  postcode text,
  usrn text,
  easting double precision not null,
  northing double precision not null,
  ward_no int,
  lsoa_no int,
  -- Whose data it is, as its licence asks.
  attribution text not null
);
create index gazetteer_address on gazetteer (address_key);

alter table gazetteer enable row level security; alter table gazetteer force row level security;
create policy signed_in_reads on gazetteer for select to commonweal_web, commonweal_worker using ((select ctx.kind()) is not null);
create policy steward_adds on gazetteer for insert to commonweal_worker
  with check ((select ctx.role()) in ('data-steward', 'administrator') or (select ctx.system()) in ('setup', 'importer'));
create policy steward_changes on gazetteer for update to commonweal_worker
  using ((select ctx.role()) in ('data-steward', 'administrator') or (select ctx.system()) in ('setup', 'importer'));
grant select on gazetteer to commonweal_web;
grant select, insert, update on gazetteer to commonweal_worker;

-- Whether a published point is the source's own or was looked up; null where there is none.
alter table incident_report add column point_from text check (point_from in ('source', 'gazetteer'));
