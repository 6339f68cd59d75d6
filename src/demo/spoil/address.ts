import type { Ground } from '../geography/ground.ts';
import { postcodeOf } from '../geography/postcodes.ts';
import { buildingNames } from '../geography/street-names.ts';
import { homesPerUnit } from '../geography/streets.ts';
import { slip } from './letters.ts';
import type { Random } from '../random.ts';

export interface Address {
  /** "Flat 3, Larch Court" or empty. */
  building: string;
  /** "14 Tarn Close", or the street alone under a building or a house name. */
  street: string;
  /** Empty where the locality is the town. */
  locality: string;
  town: string;
  postcode: string;
}

const noAddress: Address = { building: '', street: '', locality: '', town: '', postcode: '' };

/** The address of a home as the post would want it. */
export function addressOf({ homes, streets, lsoas, wards }: Ground, home: number): Address {
  const street = streets[homes.street[home]!]!;
  const lsoa = lsoas[street.lsoa]!;
  const number = homes.number[home]!;
  const flat = homes.flat[home]!;
  const name = buildingNames[homes.name[home]!]!;
  const suffix = homes.suffix[home] === 1 ? 'a' : '';
  const { town } = wards[lsoa.wardNo]!;
  return {
    building: flat > 0 ? `Flat ${flat}, ${name}` : name,
    street: number > 0 ? `${number}${suffix} ${street.name}` : street.name,
    locality: lsoa.locality.name === town ? '' : lsoa.locality.name,
    town,
    postcode: postcodeOf(
      lsoa.wardNo,
      lsoa.place,
      street.firstUnit + Math.floor((home - street.firstHome) / homesPerUnit),
    ),
  };
}

// prettier-ignore
const short: readonly (readonly [string, string])[] = [
  ['Road', 'Rd'], ['Street', 'St'], ['Avenue', 'Ave'], ['Terrace', 'Terr'], ['Drive', 'Dr'], ['Lane', 'Ln'], ['Crescent', 'Cres'],
  ['Gardens', 'Gdns'], ['Grove', 'Gr'], ['Place', 'Pl'], ['Close', 'Cl'], ['Court', 'Ct'],
];

/** The address with an error in it; unchanged where that error cannot happen. */
export function spoilAddress(address: Address, error: string, random: Random): Address {
  switch (error) {
    case 'missing':
      return { ...noAddress, postcode: address.postcode };
    case 'no-flat':
      return { ...address, building: address.building.replace(/^Flat \d+, /, '') };
    case 'number':
      return {
        ...address,
        street: address.street.replace(/^\d+/, (number) =>
          String(Number(number) + random.pick([-2, 2, 10, 100]) || 1),
        ),
      };
    case 'street-typo':
      return { ...address, street: address.street.replace(/[A-Z][a-z]{3,}/, (word) => slip(word, random)) };
    case 'abbreviated': {
      const found = short.find(([long]) => address.street.endsWith(long));
      return found ? { ...address, street: address.street.slice(0, -found[0].length) + found[1] } : address;
    }
    default:
      return address;
  }
}

const inward = 'ABDEFGHJLNPQRSTUWXYZ';

export function spoilPostcode(postcode: string, error: string, random: Random): string {
  switch (error) {
    case 'missing':
      return '';
    case 'typo': {
      const last =
        inward[(inward.indexOf(postcode.at(-1)!) + 1 + random.below(inward.length - 1)) % inward.length]!;
      return postcode.slice(0, -1) + last;
    }
    case 'no-space':
      return random.chance(0.5) ? postcode.replace(' ', '') : postcode.toLowerCase();
    default:
      return postcode;
  }
}
