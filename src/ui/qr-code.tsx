import { useMemo } from 'react';
import styles from './qr-code.module.css';
import { qrMatrix, qrPath } from './qr-matrix.ts';

interface QrCodeProps {
  readonly text: string;
  /** Accessible name. */
  readonly name: string;
  /** Message shown if the text is too long for a QR code. */
  readonly tooLong: string;
}

/** A QR code as SVG; dark on white in every theme, since many scanners need that. */
export function QrCode({ text, name, tooLong }: QrCodeProps) {
  const matrix = useMemo(() => qrMatrix(text), [text]);
  if (!matrix) return <p className={styles['tooLong']}>{tooLong}</p>;
  return (
    <svg
      className={styles['code']}
      viewBox={`0 0 ${matrix.length} ${matrix.length}`}
      role="img"
      aria-label={name}
      shapeRendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={qrPath(matrix)} fill="#000" />
    </svg>
  );
}
