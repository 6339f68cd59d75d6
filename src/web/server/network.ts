import { BlockList, isIPv6 } from 'node:net';

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

const ownNetworks = new BlockList();
for (const [address, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  ownNetworks.addSubnet(address, bits, 'ipv4');
ownNetworks.addAddress('::1', 'ipv6');
ownNetworks.addSubnet('fc00::', 7, 'ipv6');
ownNetworks.addSubnet('fe80::', 10, 'ipv6');

/**
 * Whether to believe who an address says it speaks for: only the proxy that is connected to us, and only from a network of
 * our own. What that proxy was told by others is theirs to say: staff sit in private networks too, and anyone may write
 * `X-Forwarded-For` themselves.
 *
 * @param hop 0 for whoever is connected to us, 1 for whom they speak for, and so on
 */
export function isOurProxy(address: string, hop: number): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return hop === 0 && ownNetworks.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}
