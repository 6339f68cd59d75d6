import type { Random } from '../random.ts';

/** Without accents, as systems that know only ASCII keep names. */
export function folded(text: string): string {
  return text.replaceAll('ł', 'l').replaceAll('Ł', 'L').normalize('NFD').replace(/\p{M}/gu, '');
}

/** "07700 900142": eleven digits as they are usually spaced. */
export function spacedPhone(digits: string): string {
  if (digits === '') return '';
  const area = /^(07|03|016)/.test(digits) ? 5 : digits.startsWith('02') ? 3 : 4;
  if (area === 5) return `${digits.slice(0, 5)} ${digits.slice(5)}`;
  return `${digits.slice(0, area)} ${digits.slice(area, 7)} ${digits.slice(7)}`;
}

/** A number as whoever took it down wrote it. */
export function writtenPhone(digits: string, random: Random): string {
  if (digits === '') return '';
  const draw = random.unit();
  if (draw < 0.55) return digits;
  if (draw < 0.85) return spacedPhone(digits);
  if (draw < 0.95) return `+44${digits.slice(1)}`;
  return spacedPhone(digits).replaceAll(' ', '-');
}
