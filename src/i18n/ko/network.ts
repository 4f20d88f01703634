import type { networkPicture as english } from '../en/network.ts';

/** 두 신경망을 그린 그림의 문구(한국어). */
export const networkPicture: typeof english = {
  title: '두 신경망',
  intro: '선은 학생이 교사를 따라 하도록 학습하는 층을 나타냅니다.',
  network: '{{lane}} 신경망: {{model}}',
  generation: '{{lane}}: {{number}}세대({{model}})',
  firstOf:
    '이 교사는 신경망 {{number}}개의 앙상블이고, 내부의 값은 평균할 수 없습니다. 교사의 내부와 여기 적힌 수는 첫 신경망의 것입니다.',
  place: '{{lane}}의 {{tap}}',
  layers: {
    conv: '{{size}}×{{size}} 합성곱',
    'max-pool': '최대 풀링',
    residual: '잔차 블록',
    'global-average-pool': '전역 평균 풀링',
    flatten: '펼치기',
    dense: '완전 연결',
    logits: '로짓',
  },
  parameters: '파라미터 {{number}}',
  macs: '곱셈-누산 {{number}}',
  total: '합계',
  regressor: '{{size}}×{{size}} 합성곱',
  wires: '연결선',
  wire: '{{method}}: {{teacher}}에서 {{student}} 쪽으로',
  wireThrough:
    '{{method}}: {{teacher}}에서 {{size}}×{{size}} 합성곱(파라미터 {{parameters}}개)을 거쳐 {{student}} 쪽으로',
  noWires: '교사를 쓰는 방법이 모두 꺼져 있습니다. 학생은 라벨로만 배웁니다.',
  waiting: '1세대에는 교사가 없습니다. 점선은 2세대부터 이 학생에게서 이어집니다.',
  choose: '색이 있는 층을 누르면 이 이미지에 대한 그 층의 출력을 볼 수 있습니다.',
  note: '파라미터: 학습하는 수의 개수. 곱셈-누산: 이미지 한 장을 계산할 때의 횟수. 입체의 높이는 특징 맵의 크기, 깊이는 채널 수입니다.',
  inside: '{{place}}: “{{label}}” 이미지일 때',
  allMaps: '{{lane}}: 특징 맵 {{total}}개 전부({{shape}})',
  someMaps: '{{lane}}: 특징 맵 {{total}}개 중 처음 {{shown}}개({{shape}})',
  vector: '{{lane}}: 수 {{shape}}개로 된 벡터, 한 줄씩 이어짐',
  scale: '검정은 0, 흰색은 보이는 값 중 가장 큰 값이며, 신경망마다 눈금이 다릅니다.',
  looking: '계산하는 중…',
  unseen: '지금은 이 층을 볼 수 없습니다.',
  isRole: '{{method}}의 {{role}}입니다.',
  make: '{{role}}으로 지정',
  makeAndUse: '{{role}}으로 지정하고 {{method}} 켜기',
};
