export { readAddressLine, readAddressText, type AddressLine, type AddressText } from './address-text.ts';
export {
  categoryReader,
  categoryTable,
  type Category,
  type CategoryReader,
  type CategoryTable,
  type NsirClass,
} from './category.ts';
export {
  readGridPoint,
  readGridReference,
  readLonLat,
  type Point,
  type PointOptions,
} from './coordinates.ts';
export { readDay, type DayOptions } from './day.ts';
export { readEmail, type Email } from './email.ts';
export { readMoment, type Moment, type MomentOptions } from './moment.ts';
export { readPersonName, type NameOptions, type PersonName } from './person-name.ts';
export { readPhone, type Phone } from './phone.ts';
export { plainText } from './plain-text.ts';
export { readPostcode, type Postcode, type PostcodeOptions } from './postcode.ts';
export { type Reading } from './reading.ts';
export { remembered } from './remembered.ts';
export { saysNothing } from './says-nothing.ts';
export { readUprn } from './uprn.ts';
