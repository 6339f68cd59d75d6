export {
  openOrganisationSignIn,
  type OrganisationSignIn,
  type VouchedPerson,
} from './organisation-sign-in.ts';
