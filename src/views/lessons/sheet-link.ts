/** Relative address of a lesson's sheet for the teacher. */
export function sheetLink(lessonId: string, language: string): string {
  return `?sheet=${lessonId}&lang=${language}`;
}
