/** Downloads a file. */
export function download(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Delayed: some browsers start reading later, the more so a large file.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Downloads a text as a CSV file. */
export function downloadCsv(name: string, text: string): void {
  // Without a byte order mark, spreadsheets misread Korean names.
  download(name, new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
}
