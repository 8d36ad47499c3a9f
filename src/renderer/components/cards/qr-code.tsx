import { useMemo } from 'react';
import { qrPath } from './qr-path.ts';

/** Modules of white around the code, without which phones do not find it. */
const quiet = 4;

/** An address to be read by a phone's camera: dark on white in every theme. Nothing when it is too long. */
export function QrCode({
  text,
  label,
  className,
}: {
  text: string;
  label: string;
  className?: string;
}) {
  const code = useMemo(() => qrPath(text), [text]);
  if (!code) return null;
  const side = code.size + 2 * quiet;
  return (
    <svg
      viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect x={-quiet} y={-quiet} width={side} height={side} className="fill-qr-paper" />
      <path d={code.path} className="fill-qr-ink" />
    </svg>
  );
}
