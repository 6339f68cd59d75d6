import type { Role } from '../kernel/actor.ts';
import type { PartnerCode } from './partners.ts';

export interface CountyUser {
  email: string;
  name: string;
  role: Role;
  partner: PartnerCode;
}

/** One demonstration sign-in for each role of staff. Their names are invented; passwords are made when loaded. */
// prettier-ignore
export const countyUsers: readonly CountyUser[] = [
  { email: 'officer@example.org', name: 'Priya Nair', role: 'officer', partner: 'housing' },
  { email: 'coordinator@example.org', name: 'Martin Holroyd', role: 'coordinator', partner: 'council' },
  { email: 'analyst@example.org', name: 'Ewa Lis', role: 'analyst', partner: 'police' },
  { email: 'manager@example.org', name: 'Denise Appleyard', role: 'manager', partner: 'council' },
  { email: 'councillor@example.org', name: 'Gordon Threlfall', role: 'councillor', partner: 'council' },
  { email: 'board-member@example.org', name: 'Amina Yusuf', role: 'board-member', partner: 'police' },
  { email: 'data-steward@example.org', name: 'Callum Reeve', role: 'data-steward', partner: 'council' },
  { email: 'data-protection-officer@example.org', name: 'Helen Prudhoe', role: 'data-protection-officer', partner: 'council' },
  { email: 'administrator@example.org', name: 'Tomos Vaughan', role: 'administrator', partner: 'council' },
];
