import 'react';

/** Lets `style` carry the variables that our style sheets read. */
declare module 'react' {
  interface CSSProperties {
    '--share'?: number;
    '--colours'?: string;
  }
}
