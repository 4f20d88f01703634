import 'react';

/** Allows CSS custom properties in `style`. */
declare module 'react' {
  interface CSSProperties {
    '--share'?: number;
    '--columns'?: number;
    '--colours'?: string;
    '--at'?: number;
    '--height'?: number;
    '--inset-top'?: string;
    '--inset-right'?: string;
    '--inset-bottom'?: string;
    '--inset-left'?: string;
  }
}
