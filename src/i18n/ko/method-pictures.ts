import type * as en from '../en/method-pictures.ts';

/** 방법마다 그리는 그림의 문구(한국어). */
export const softTargetMap: typeof en.softTargetMap = {
  title: '어떤 오답을 그럴듯하게 볼까요?',
  trueClass: '실제 클래스',
  whose: '누구의 답인지',
  caption: '평균 소프트 타깃: 행은 실제 클래스, 열은 답.',
  reading: '“{{trueClass}}” 이미지를 보면 “{{answer}}”에 평균 {{share}}의 확률을 매깁니다.',
  waiting: '계산하는 중…',
  keys: '소프트 타깃 지도. 화살표 키로 읽을 수 있습니다',
  note: '테스트 이미지 {{pictures}}장의 평균이며 슬라이더의 온도로 부드럽게 했습니다. 테두리: 정답 클래스.',
};

export const answerScatter: typeof en.answerScatter = {
  title: {
    centred: '로짓이 교사의 로짓과 일치할까요?',
    standardised: '표준화한 로짓이 교사의 것과 일치할까요?',
    softened: '확률이 교사의 확률과 함께 오르내릴까요?',
  },
  name: '교사의 답과 비교한 학생과 대조군의 답. 한 이미지의 클래스에 대한 상관 계수: 학생 {{student}}, 대조군 {{control}}.',
  across: '교사',
  up: '학생, 대조군',
  measure: '교사와 비교한 값',
  overClasses: '클래스끼리의 상관 계수',
  overPictures: '이미지끼리의 상관 계수',
  difference: '차이(RMS)',
  note: '점은 학생, 고리는 대조군이며, 테스트 이미지 처음 {{drawn}}장에 대해 클래스마다 하나씩 그렸습니다. 점선 위에 있으면 교사와 답이 같습니다. 수치는 테스트 이미지 {{pictures}}장에서 구했습니다. 이미지마다 클래스에 대해, 클래스마다 이미지에 대해 구한 피어슨 상관 계수의 평균과, 차이의 제곱을 평균한 값의 제곱근입니다.',
};

export const peerAnswers: typeof en.peerAnswers = {
  title: '두 학생의 답이 같을까요?',
  student: '학생',
  peer: '동료 학생',
  class: '클래스',
  off: '동료 학생은 이 방법을 켜 둔 동안에만 있습니다. 켜면 답을 볼 수 있습니다.',
  waiting: '계산하는 중…',
  note: '고른 이미지에 대한 학생과 동료 학생의 확률입니다(T = 1). 동료 학생은 다른 가중치에서 출발하고 같은 배치로 배웁니다.',
};

export const relations: typeof en.relations = {
  title: '어떤 이미지끼리 가까울까요?',
  lead: '테스트 이미지 {{pictures}}장을 세 신경망이 “{{layer}}” 층에서 각각 어떻게 보는지 나타냅니다. 표시 하나가 이미지 한 장이고, 적힌 숫자는 클래스입니다.',
  waiting: '계산하는 중…',
  failed:
    '“{{layer}}” 층에서는 신경망을 비교할 수 없습니다. 교사나 학생에 이 층이 없을 수 있으니 다른 층을 골라 보세요.',
  axes: '분산: → {{first}}, ↑ {{second}}',
  neighbours: '같은 클래스 이웃: {{share}}',
  planeNote:
    '신경망마다 분산이 가장 큰 두 방향(PCA)에 놓고, 교사와 겹치도록 돌리고 뒤집기만 했을 뿐 늘이지는 않았습니다. 세 그림의 축척은 같고, 각 신경망의 평균 거리가 단위입니다. 이웃은 가장 가까운 다른 이미지입니다.',
  triangle: '이미지 세 장의 삼각형',
  hint: '그림 속 표시를 누르면 꼭짓점 {{corner}}가 바뀝니다. 다른 꼭짓점을 바꾸려면 아래 이미지를 누르거나 목록에서 고르세요.',
  corner: '꼭짓점 {{corner}}',
  replace: '꼭짓점 {{corner}}, {{picture}}: 다음에 누르는 표시로 바꾸기',
  option: '{{index}}번: {{name}}',
  triangleCaption: '각 신경망에서 측정한 삼각형의 변과 각도',
  measure: '측정값',
  side: '변 {{side}}',
  angle: '각 {{corner}}',
  triangleNote:
    '위의 평면이 아니라 임베딩 전체에서 측정한 값입니다. 길이 1은 그 신경망의 평균 거리입니다. 거리 손실은 모든 변을, 각도 손실은 모든 각의 코사인을 비교합니다.',
  distances: '모든 쌍의 거리',
  across: '교사가 본 거리',
  up: '학생, 대조군이 본 거리',
  scatterName:
    '이미지 쌍마다 교사가 본 거리와 학생, 대조군이 본 거리. 교사와의 상관: 학생 {{student}}, 대조군 {{control}}.',
  pairTable: '거리를 숫자로 보기',
  pair: '쌍',
  scatterNote:
    '점선 위에 있으면 교사가 본 것과 같은 거리입니다. 늘 같은 {{drawn}}쌍만 그리고, r은 전체 {{pairs}}쌍의 피어슨 상관 계수입니다.',
};

export const featureMaps: typeof en.featureMaps = {
  title: '힌트가 비교하는 특징 맵',
  when: '보여 줄 시점',
  start: '시작할 때',
  now: '지금',
  error: '모든 채널의 평균 제곱 오차',
  errorStart: '시작할 때({{step}}스텝)',
  errorNow: '지금',
  grid: '특징 맵의 채널, 유사도가 높은 순서',
  channel: '채널 {{number}}',
  similarity: '유사도 {{value}}',
  silent: '반응 없음',
  above: '위: 교사의 {{layer}}',
  below: '아래: 학생의 {{layer}}, 회귀층을 거친 것',
  own: '{{layer}}의 원래 채널',
  smallest: '가장 작은 값',
  largest: '가장 큰 값',
  scalePair: '위아래 두 맵은 시작할 때와 지금 모두 같은 색 눈금을 쓰며, 그 밑은 채널 번호와 유사도입니다.',
  scaleOwn: '한 신경망의 모든 채널은 같은 색 눈금을 씁니다.',
  more: '채널 더 보기({{all}}개 중 {{shown}}개)',
  fewer: '채널 줄이기',
  waiting: '계산하는 중…',
  missing: '이 층은 볼 수 없습니다. 신경망에 없는 층일 수 있으니 다른 층을 골라 보세요.',
  off: '힌트를 켜면 회귀층이 학습됩니다. 그 전에는 두 신경망의 채널이 서로 대응하지 않습니다.',
  note: '유사도: 이 이미지에서 같은 채널의 두 맵이 이루는 코사인 값. 세기만 다르면 1입니다. ‘시작할 때’는 이번 실행에서 힌트를 켠 채 이 이미지를 처음 본 때입니다. 학습 중에는 순서를 바꾸지 않습니다.',
};

export const attentionMaps: typeof en.attentionMaps = {
  title: '신경망은 어디를 볼까요?',
  large: '{{lane}}, {{stage}}. 누르면 다음 신경망을 보여 줍니다.',
  next: '번갈아 보기: 다음은 {{lane}}',
  hint: '또는 그림에 초점을 두고 B 키',
  reading: '{{lane}}의 {{stage}}: {{value}}',
  reference: '따라 할 어텐션 맵',
  similarity: '교사와의 유사도 {{value}}',
  unknown: '알 수 없음(맵이 모두 0)',
  stage: '스테이지',
  measure: '유사도',
  table: '어텐션 맵: 행은 스테이지, 열은 신경망, 아래는 교사와의 유사도',
  show: '크게 보기: {{lane}}, {{stage}}',
  most: '그 행에서 가장 큰 값',
  waiting: '계산하는 중…',
  missing: '이 스테이지는 볼 수 없습니다. 신경망에 없는 스테이지일 수 있으니 다른 스테이지를 골라 보세요.',
  off: '어텐션이 꺼져 있습니다. 지금은 학생이 교사가 보는 위치를 따라 하지 않습니다.',
  note: '위치마다 채널 값의 제곱 평균을 내고 맵 전체의 길이를 1로 맞췄습니다. 색 눈금은 행마다 하나입니다. 유사도: 이 이미지 한 장에서 교사의 맵과 이루는 코사인 값.',
};

export const tokenAttention: typeof en.tokenAttention = {
  title: '글자마다 어떤 글자를 볼까요?',
  block: '블록',
  heads: '헤드',
  head: '헤드 {{head}}',
  shared: '교사와 같은 글자에 주는 어텐션의 비율',
  map: '{{lane}}: {{block}}, 헤드 {{head}}. 수치는 아래 표에 있습니다.',
  noBlock: '이 신경망에는 그 위치에 블록이 없습니다.',
  axes: '행은 글자, 열은 그 글자가 보는 글자입니다.',
  axesPadded:
    '행은 글자, 열은 그 글자가 보는 글자입니다. 마지막 열은 패딩이며 값이 색 눈금을 넘을 수 있습니다.',
  choose: '글자 고르기',
  place: '{{place}}번째 글자: {{symbol}}',
  padding: '패딩',
  part: '{{symbol}} {{share}}',
  to: '보는 글자',
  numbers: '숫자로 보기: {{place}}',
  waiting: '계산하는 중…',
  missing: '이 어텐션은 볼 수 없습니다. 교사에 어텐션이 없을 수 있습니다.',
  note: '고르거나 입력한 글의 어텐션 확률이며 세 신경망의 색 눈금은 같습니다. ‘패딩’은 짧은 글 뒤의 빈자리이고, 그 자리들의 값은 모두 더했습니다. 비율은 글자마다 두 확률 중 작은 쪽을 더해 평균한 값이고, 손실은 두 확률의 차이를 제곱합니다. 어텐션의 모양만으로 신경망이 그렇게 답한 이유를 알 수는 없습니다.',
};

export const tokenStates: typeof en.tokenStates = {
  title: '은닉 상태의 방향이 교사와 같을까요?',
  compared: '(손실이 비교하는 층)',
  mean: '{{whose}}: 평균 {{value}}',
  whose: { student: '학생', projected: '행렬을 거친 학생', control: '대조군' },
  chart: '글자마다 구한 교사의 은닉 상태와의 코사인, {{layer}}',
  numbers: '숫자로 보기: {{layer}}',
  character: '글자',
  waiting: '계산하는 중…',
  missing: '교사와 학생에 비교할 수 있는 은닉 상태가 없습니다.',
  off: '은닉 상태를 쓰는 두 방법이 모두 꺼져 있습니다. 지금은 학생의 상태가 교사를 따라가지 않습니다.',
  note: '고르거나 입력한 글에서 글자마다 두 상태가 이루는 코사인 값입니다. 1은 같은 방향, 0은 서로 무관한 방향입니다. 초기 가중치가 다른 두 신경망에서는 은닉 상태의 같은 자리에 있는 수라도 뜻이 다르므로, 대조군의 코사인 값이 낮다고 해서 답이 나쁜 것은 아닙니다. 교사의 블록으로 시작하는 학생은 대조군도 같은 블록으로 시작합니다. 행렬은 ‘은닉 상태(TinyBERT)’가 학습시키며 학생에게만 있습니다.',
};
