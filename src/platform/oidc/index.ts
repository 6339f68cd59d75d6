export { openOrganisationSignIn, type OrganisationSignIn } from './organisation-sign-in.ts';
