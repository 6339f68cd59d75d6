/** The temporary tables that a chunk is copied into: their columns, in the order in which they are written. */
export const landingColumns = {
  landing_record: 'row_no int, source_key text, row_hash bytea, as_at timestamptz, fault text, content json',
  landing_item: 'row_no int, rule text, field text, value text, message text',
  landing_place:
    'id uuid, handling text, address_text text, address_key text, postcode text, uprn text, usrn text, easting float8, northing float8, radius_m int, ward_no int, lsoa_no int',
  landing_report:
    'row_no int, id uuid, source_key text, handling text, told_at timestamptz, told_precision text, happened_from timestamptz, happened_to timestamptz, channel text, kind text, nsir text, category text, source_category text, place_record_id uuid, cross_reference text, acknowledged_at timestamptz, visited_at timestamptz, closed_at timestamptz, outcome text, retain_until date, words text',
  landing_person:
    'row_no int, id uuid, source_key text, handling text, forenames text, surname text, name_key text, born_on date, phone text, email text, address_text text, postcode text, uprn text, sealed bool, consent text, retain_until date',
  landing_involvement: 'row_no int, report_id uuid, person_record_id uuid, role text, handling text',
  landing_sealed: 'row_no int, person_record_id uuid, ciphertext bytea',
} as const;

export type LandingTableName = keyof typeof landingColumns;
