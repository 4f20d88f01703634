/**
 * Formats a CSV cell: quoted if necessary, and escaped so that spreadsheets do not read it as a formula.
 *
 * Some spreadsheets read full-width signs, too, and some systems separate cells by semicolons or tabs.
 */
function cell(value: unknown): string {
  const text =
    typeof value === 'number' ? String(value) : String(value).replace(/^(?=[=+\-@＝＋－＠\t\r\n])/, "'");
  return /[",;\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Formats a table as CSV (RFC 4180), with a head and one line per row; null is an empty cell. */
export function csvOf(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const lines = [head, ...rows].map((row) => row.map((value) => cell(value ?? '')).join(','));
  return `${lines.join('\r\n')}\r\n`;
}
