-- How far the reports of an extract reach: a file that came today may end in March. Null for extracts landed before.
alter table extract add column reaches_to timestamptz;
