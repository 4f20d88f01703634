/** What is said at the controls of a run, beside their names, in Korean. */
export const settings = {
  ambiguous:
    '{{received}}은(는) {{smaller}}일 수도 {{larger}}일 수도 있습니다. 구분 기호 없이, 또는 소수 자릿수를 바꿔 입력하세요.',
};
