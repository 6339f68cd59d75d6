import { wardPlans } from './gazetteer.ts';

/** Inward letters: C I K M O V are never used. @source Royal Mail PAF Programmers' Guide */
const letters = 'ABDEFGHJLNPQRSTUWXYZ';
const unitsPerSector = letters.length ** 2;
const sectorsPerDistrict = 9;

/**
 * The invented postcode unit number `unit` of an LSOA: area QH, which does not exist (no postcode area of the United
 * Kingdom begins with Q), in the form of a real one. Each ward has a district, and its LSOAs have their own sectors;
 * what overflows at a large scale goes on in the districts 13 to 24, 25 to 36 and so on.
 *
 * @example postcodeOf(2, 2, 0) → "QH3 3AA"
 */
export function postcodeOf(wardNo: number, place: number, unit: number): string {
  const lsoas = wardPlans[wardNo]!.localities.length;
  const sector = place + Math.floor(unit / unitsPerSector) * lsoas;
  const district = wardNo + 1 + wardPlans.length * Math.floor(sector / sectorsPerDistrict);
  const code = ((unit % unitsPerSector) * 147) % unitsPerSector;
  return `QH${district} ${1 + (sector % sectorsPerDistrict)}${letters[Math.floor(code / letters.length)]}${letters[code % letters.length]}`;
}
