/** A whole mapping of an invented source, to be copied and changed. */
export const mappingExample = `source: housing-complaints
title: Housing complaints
partner: housing
regime: uk-gdpr
sharing: rows
extracts: changes
expected-every-days: 7
format:
  kind: delimited
columns: [Ref, Reported, Type, Details, UPRN, Tenant]
key: Ref
report:
  told-at: { columns: Reported, order: day-first }
  category:
    type: Type
    words: { Noise nuisance: noise, Litter: litter }
  words: Details
place:
  - uprn: UPRN
people:
  - as: tenant
    role: reporter
    name: Tenant
`;
