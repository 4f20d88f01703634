/** Time after which a download has surely begun, ms. */
const DOWNLOAD_MS = 60_000;

/** Downloads bytes as a file. */
export function downloadFile(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), DOWNLOAD_MS);
}

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
