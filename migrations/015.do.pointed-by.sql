-- Whether an incident is on the map for a reader hangs on its other reports too. Looking them up for each row of a count cost
-- more than all the rest, so a row says which partner's reports of the incident have a point, where it is one partner's:
-- null for none, -1 where it must be looked up (several partners', one handled conditionally, or not published yet).
alter table incident_report add column pointed_by smallint default -1;

drop index incident_report_time, incident_report_kind, incident_report_partner, incident_report_nsir, incident_report_category,
  incident_report_ward, incident_report_lsoa, incident_report_unmapped;
create index incident_report_time on incident_report (listed_at, incident_no) include (partner_no, handling, has_point, report_count, pointed_by);
create index incident_report_kind on incident_report (kind, listed_at, incident_no) include (partner_no, handling, has_point, report_count, pointed_by);
create index incident_report_partner on incident_report (partner_no, kind, listed_at, incident_no) include (handling, has_point, report_count, pointed_by);
create index incident_report_nsir on incident_report (nsir, kind, listed_at, incident_no) include (partner_no, handling, has_point, report_count, pointed_by);
create index incident_report_category on incident_report (category, kind, listed_at, incident_no) include (partner_no, handling, has_point, report_count, pointed_by);
create index incident_report_ward on incident_report (ward_no, kind, listed_at, incident_no) include (partner_no, handling, has_point, report_count, pointed_by);
create index incident_report_lsoa on incident_report (lsoa_no, kind, listed_at, incident_no) include (partner_no, handling, has_point, report_count, pointed_by);
create index incident_report_unmapped on incident_report (kind, listed_at, incident_no)
  include (partner_no, handling, has_point, report_count, pointed_by) where not has_point;

-- Lists read the index alone only where vacuum has passed, and plans are good only where analyse has: soon after a large
-- extract, and not when a fifth of a million rows has changed.
alter table incident_report set (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

-- Learns anew what the picture's tables hold, after a refresh that changed much of them: until then a list may be read the long
-- way round. Only the owner of a table may, so the owner does it here.
create function learn_picture() returns void language plpgsql security definer set search_path = public, pg_catalog, pg_temp as $$
begin
  analyze incident_report;
  analyze incident_report_words;
  analyze incident_member;
  analyze person_member;
end $$;
revoke all on function learn_picture() from public;
grant execute on function learn_picture() to commonweal_worker;

-- What happened in a ward: neither the ward nor the category alone is narrow enough.
create index incident_report_ward_category on incident_report (ward_no, category, listed_at, incident_no)
  include (partner_no, handling, kind, has_point, report_count, pointed_by);
