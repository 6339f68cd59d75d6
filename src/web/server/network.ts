import { isIPv6 } from 'node:net';

/**
 * The part of an address that one subscriber commonly holds: /24 of IPv4, /64 of IPv6.
 * @example networkOf('203.0.113.77') → '203.0.113.0/24'; networkOf('2001:db8:1:2:3::4') → '2001:db8:1:2::/64'
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
