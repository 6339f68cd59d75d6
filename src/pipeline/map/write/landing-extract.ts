/** The extract that rows are recorded under. */
export interface LandingExtract {
  no: number;
  sourceNo: number;
  sourceCode: string;
  partnerNo: number;
  regime: string;
  /** People of this source may be named by several rows, under a key of their own. */
  sharedPeople: boolean;
}
