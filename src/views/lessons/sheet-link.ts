/** The address of a lesson's sheet for the teacher, beside the page. */
export function sheetLink(lessonId: string, language: string): string {
  return `?sheet=${lessonId}&lang=${language}`;
}
