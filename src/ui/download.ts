/** Downloads a text as a CSV file. */
export function downloadCsv(name: string, text: string): void {
  // Without a byte order mark, spreadsheets misread Korean names.
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Delayed: some browsers start reading later.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
