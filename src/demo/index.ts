export { makeCounty, type CountySummary } from './make-county.ts';
export { planCounty } from './plan-county.ts';
export { countyPartners } from './partners.ts';
export { countyUsers } from './users.ts';
export { storyHousehold } from './story.ts';
export { countyName } from './geography/gazetteer.ts';
