export const partnerKinds = [
  'council',
  'police',
  'housing',
  'fire',
  'health',
  'victim-service',
  'commissioner',
  'other',
] as const;
export type PartnerKind = (typeof partnerKinds)[number];

/** An organisation in the partnership. */
export interface Partner {
  no: number;
  /** Short name in lower case, as sources and policy write it: "housing". */
  code: string;
  name: string;
  kind: PartnerKind;
  contact: string | undefined;
  joinedOn: Temporal.PlainDate;
  /** The first day on which it is no partner any more. */
  leftOn: Temporal.PlainDate | undefined;
  /** People who may act for it today. */
  people: number;
}

/** An agreement a partner is party to, in brief. */
export interface PartnerAgreement {
  id: string;
  title: string;
  version: number;
  state: string;
}
