import type { link as english } from '../en/link.ts';

/** 적힌 대로 쓸 수 없는 링크에 대한 문구. 알릴 것이 있을 때만 불러온다. */
export const link: typeof english = {
  summary_one: '이 링크에서 {{count}}곳은 적힌 대로 쓰지 못했습니다.',
  summary_other: '이 링크에서 {{count}}곳은 적힌 대로 쓰지 못했습니다.',
  more: '자세히',
  value: '{{key}}: 받은 값 {{received}}, 허용 값 {{expected}}',
  valueIgnored: '{{value}}. 이 값은 무시했습니다.',
  valueUsed: '{{value}}. 대신 쓴 값: {{used}}',
  alone: '{{key}}: {{beside}} 키와 함께 있어야 하므로 무시했습니다.',
  twice: '{{key}}: 여러 번 나옵니다. 첫 번째 값을 썼습니다: {{used}}',
  unknown: '{{key}}: 이 페이지에 없는 설정이라 무시했습니다.',
  rest_one: '그 밖에 {{count}}개를 더 무시했습니다.',
  rest_other: '그 밖에 {{count}}개를 더 무시했습니다.',
  settings: '링크에 쓸 수 있는 설정: {{list}}',
};
