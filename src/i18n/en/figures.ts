/** Saving charts and pictures, in English; loaded with the first save button. */
export const figures = {
  open: 'Save figure: {{figure}}',
  title: 'Save figure: {{figure}}',
  close: 'Close',
  lead: 'SVG and PNG have a light background and carry the settings, the link, the date and the page’s version. Letters are outlines, so the figure looks the same on every computer.',
  svg: 'Save as SVG',
  png: 'Save as PNG (2×)',
  csv: 'Save data as CSV',
  csvOf: 'Save data as CSV: {{table}}',
  noData: 'There is no data yet.',
  drawing: 'Drawing the figure…',
  saved: 'Saved: {{name}}',
  plain:
    'Not in the page’s font, or not loaded, and therefore kept as text: {{letters}}. Another computer may show these characters differently.',
  tooLarge: 'Too large for a PNG here: {{size}}. Save it as SVG instead.',
  failed: 'The figure couldn’t be saved: {{reason}}',
  seed: 'seed {{seed}}',
  seeds: 'seeds {{seeds}}',
  step: 'step {{step}}',
  stamp: 'Saved on {{date}} · Distillation Playground {{version}}',
  backend: 'computed with {{backend}}',
  precomputed: 'Precomputed on {{date}}: {{command}}',
};
