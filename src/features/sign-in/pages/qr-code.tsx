import { create } from 'qrcode';

const quietZone = 4;

/** The square code that phones scan, as one SVG path; the words it holds must stand beside it, for those who cannot scan. */
export function QrCode({ text }: { text: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * quietZone;
  let path = '';
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) path += `M${column + quietZone} ${row + quietZone}h1v1h-1z`;
  return (
    <svg
      class="cw-qr"
      role="img"
      aria-label="Picture to scan, of the key that is written below"
      viewBox={`0 0 ${side} ${side}`}
      width="232"
      height="232"
      shape-rendering="crispEdges"
    >
      <path d={`M0 0h${side}v${side}H0z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
