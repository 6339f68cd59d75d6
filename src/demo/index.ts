export { makeCounty, type CountyFile, type CountySummary, type MakeCountyOptions } from './make-county.ts';
export { planCounty, type CountyOptions, type CountyPlan } from './plan-county.ts';
export { countyPartners, type CountyPartner, type PartnerCode } from './partners.ts';
export { countyUsers, type CountyUser } from './users.ts';
export { storyHousehold } from './story.ts';
export { countyCode, countyName } from './geography/gazetteer.ts';
