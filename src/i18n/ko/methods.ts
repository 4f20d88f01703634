import type { methodTexts as enTexts } from '../en/methods.ts';
import {
  answerScatter,
  attentionMaps,
  featureMaps,
  peerAnswers,
  relations,
  softTargetMap,
  tokenAttention,
  tokenStates,
} from './method-pictures.ts';

/** 증류 방법의 이름과 학생이 무엇을 따라 하는지(한국어). */
const methods: (typeof enTexts)['methods'] = {
  'soft-targets': {
    imitates: '학생은 온도로 부드럽게 만든 교사의 출력 분포 전체를 따라 합니다.',
    note: '논문은 소프트 타깃과의 교차 엔트로피를 씁니다. KL과는 교사의 엔트로피만큼만 다르고, 그 부분에는 그래디언트가 없습니다. T²은 온도가 높을 때 그래디언트의 세기를 대략 유지해 줍니다. α = 0.5에서 T²을 끄고 T를 올려 보세요. 라벨 항이 없는 α = 1에서 Adam을 쓰면 T²을 꺼도 거의 달라지지 않습니다.',
  },
  hints: {
    imitates:
      '학생은 교사 중간층의 특징 맵을 따라 합니다. 채널 수는 함께 학습하는 작은 합성곱이 맞춰 줍니다.',
    note: '논문은 높이, 너비, 채널에 대한 합의 절반을 쓰고 두 단계로 학습합니다. 여기서는 평균을 쓰고, 가중치는 보통 100입니다. 다른 항과 함께 학습할 수도 있고 두 단계로 학습할 수도 있습니다. 큰 특징 맵은 먼저 평균으로 줄입니다.',
  },
  'attention-transfer': {
    imitates: '학생은 스테이지마다 교사가 주목하는 위치에 주목하도록 학습합니다.',
    note: '논문은 L2 거리를 더한 값에 β/2를 곱하고, 저자 코드는 제곱의 평균을 씁니다. 여기서는 ‘논문’을 골라도 1/2 없이 β를 곱합니다. 가중치는 보통 1,000이며 저자 코드 기준입니다.',
  },
  'hidden-cosine': {
    imitates: '토큰마다 학생의 은닉 상태가 교사의 은닉 상태와 같은 방향을 향합니다. 길이는 달라도 됩니다.',
    note: 'DistilBERT는 마지막 은닉 상태만 비교하며, 소프트 타깃에 5, 이 항에 1을 곱합니다. 논문은 패딩을 빼지만 여기서는 모든 글의 길이가 같아 패딩도 다른 토큰과 똑같이 다룹니다. 두 신경망의 은닉 상태는 폭이 같아야 합니다.',
  },
  'hidden-states': {
    imitates: '토큰마다 학생의 은닉 상태에 함께 학습하는 행렬 하나를 곱해 교사의 은닉 상태와 같게 맞춥니다.',
    note: '행렬이 있어 학생의 은닉 상태가 교사보다 좁아도 됩니다. 전체 깊이에서 같은 비율의 자리에 있는 블록끼리 비교하며, 이는 논문의 균등 대응입니다. 가중치는 보통 1입니다. 저자 코드처럼 비교하는 모든 층이 행렬 하나를 함께 씁니다.',
  },
  'attention-probabilities': {
    imitates: '학생의 어텐션 헤드는 번호가 같은 교사의 헤드가 주목하는 토큰에 주목하도록 학습합니다.',
    note: 'TinyBERT는 소프트맥스를 거치기 전의 점수를 비교하며, 논문에서는 그쪽이 더 좋았습니다. 여기서는 눈으로 볼 수 있는 확률을 비교합니다. 확률은 제곱 평균이 훨씬 작으므로 가중치를 100으로 둡니다. 어텐션이 없는 학생은 쓸 수 없습니다.',
  },
  'relational-distance': {
    imitates: '학생은 이미지 하나하나의 위치가 아니라, 교사가 본 이미지 사이의 거리를 보존합니다.',
    note: '논문은 모든 쌍의 값을 더하고, 저자 코드는 N²개 전체의 평균을 씁니다. 가중치는 보통 25입니다. 똑같은 이미지 두 장은 그래디언트 계산에서 뺍니다.',
  },
  'relational-angle': {
    imitates: '학생은 이미지 세 장이 이루는 삼각형의 각도를 교사와 같게 맞춥니다.',
    note: '논문은 세 장씩 묶은 모든 조합의 값을 더하고, 저자 코드는 N³개 전체의 평균을 씁니다. 가중치는 보통 50입니다. 똑같은 이미지가 들어 있으면 그래디언트 계산에서 뺍니다.',
  },
  'born-again': {
    imitates: '학습을 마친 학생이 다음 학생의 교사가 됩니다. 구조는 같고 초기 가중치만 다릅니다.',
    note: '논문은 T = 1을 씁니다. 여기서는 맨 위의 온도 슬라이더를 따르고, 라벨의 비중 1 − α도 그대로 둡니다. 대조군은 같은 새 가중치에서 라벨로만 배웁니다.',
  },
  decoupled: {
    imitates: '학생은 교사가 정답을 얼마나 확신하는지와 오답들에 확률을 어떻게 나누는지를 따로 따라 합니다.',
    note: '저자 코드는 정답을 가려서 계산하지만, 여기서는 오답만 골라 로그로 계산합니다. 가중치는 논문처럼 1과 8입니다.',
  },
  'logit-matching': {
    imitates: '학생은 소프트맥스와 온도를 거치지 않고 교사의 로짓 자체를 따라 합니다.',
    note: 'T²을 곱한 소프트 타깃에서 온도를 한없이 높인 것과 같습니다. 확률이 아무리 작은 클래스도 똑같이 중요합니다. 논문은 라벨 없이 제곱합의 절반을 씁니다. 모든 로짓에 같은 수를 더해도 답이 바뀌지 않으므로 여기서는 이미지마다 평균을 먼저 뺍니다. α의 뜻이 소프트 타깃에서와 같도록 클래스 수로도 나눕니다.',
  },
  correlations: {
    imitates:
      '학생의 확률이 교사의 확률과 함께 오르내리게 합니다. 한 이미지의 클래스끼리, 그리고 배치의 이미지끼리 비교하며, 확률의 크기까지 같을 필요는 없습니다.',
    note: '저자 코드는 논문의 식에 없는 T²을 곱합니다. 상관 계수는 KL과 달리 온도가 높아도 작아지지 않으므로 온도를 높이면 이 항이 더 커집니다. 가중치는 보통 2입니다. 논문은 학생보다 훨씬 강한 교사를 다룹니다.',
  },
  'jensen-shannon': {
    imitates:
      '학생은 교사의 부드러운 답을 따라 합니다. λ가 0에 가까우면 교사가 가능하다고 본 것을 모두 담고, 1에 가까우면 그럴듯하다고 본 것에 집중합니다.',
    note: 'λ는 논문의 β입니다. 0과 1일 때는 나중에 나온 코드처럼 정방향 KL과 역방향 KL을 그대로 씁니다. λ가 0이나 1에 아주 가까우면 값이 각각 대략 λ배, 1 − λ배로 작아집니다. 원래는 스스로 생성한 글로 배우는 언어 모델을 위한 방법입니다. 여기서는 이미지가 정해져 있으므로 그 발산만 씁니다.',
  },
  'standardised-logits': {
    imitates:
      '평균 0, 표준편차 1로 맞춘 로짓의 소프트 타깃입니다. 학생은 클래스끼리 어떻게 다른지만 따라 하고, 로짓이 얼마나 벌어지는지는 따라 하지 않아도 됩니다.',
    note: '표준편차를 구할 때 논문은 K로, 저자 코드는 K − 1로 나누며 여기서는 저자 코드를 따릅니다. 저자들은 T = 2에서 라벨에 0.1, 이 항에 9를 곱합니다. 여기서는 α = 0.9와 배수 10에 해당합니다.',
  },
  'similarity-preserving': {
    imitates: '교사가 비슷하게 보는 두 이미지를 학생도 비슷하게 보게 됩니다.',
    note: '논문처럼 각 행의 길이를 1로 만든 두 유사도 행렬의 차이를 N²개 전체에서 평균합니다. 가중치는 보통 3,000입니다. 논문은 마지막 특징 맵을 씁니다.',
  },
  'mutual-learning': {
    imitates:
      '두 학생이 서로 가르칩니다. 초기 가중치만 다른 같은 신경망인 동료 학생(peer)이 라벨과 학생의 확률로 배우고, 학생은 동료 학생의 확률로 배웁니다. 미리 학습한 교사는 쓰지 않습니다.',
    note: '논문처럼 T = 1이며 온도 슬라이더와는 상관이 없습니다. 논문에서는 둘째 신경망이 첫째의 새 답으로 배우지만, 여기서는 둘 다 그 스텝 이전의 답으로 배웁니다. 동료 학생을 학습시키려면 학생만큼의 계산이 더 필요합니다. 마지막에 쓰는 신경망은 하나이므로 점수판에는 동료 학생이 없습니다.',
  },
  'label-smoothing': {
    imitates: '교사가 없는 비교 대상입니다. 라벨의 확률을 조금 떼어 모든 클래스에 똑같이 나눕니다.',
    note: '라벨의 교차 엔트로피를 대신하며 교사가 필요 없습니다. 소프트 타깃이 이보다 정확도를 더 높였다면 그만큼은 스무딩의 효과가 아닙니다.',
  },
  'even-blur': {
    imitates: '비교 대상입니다. 확신하는 정도는 교사와 같지만 나머지 확률을 오답에 똑같이 나눕니다.',
    note: '식의 q는 오답 클래스의 확률이고, 확률이 가장 높은 클래스는 온도 T에서의 확률을 그대로 둡니다. 논문은 오답을 뒤섞지만 여기서는 모두 같게 만듭니다. 어떤 클래스끼리 닮았는지에 대한 지식은 사라지지만, 뒤섞을 때와 달리 틀린 유사도를 가르치지는 않습니다. 소프트 타깃이 이보다 정확도를 더 높였다면 그만큼은 그 지식에서 온 것입니다.',
  },
  'hard-answers': {
    imitates:
      '비교 대상입니다. 교사가 확률을 가장 높게 매긴 클래스 하나만 라벨처럼 가르칩니다(하드 의사 라벨). 나머지 확률은 알려 주지 않습니다.',
    note: 'T = 1의 교차 엔트로피이며 온도는 쓰지 않습니다. 논문에서는 라벨과 교사의 답이 ½씩이지만 여기서는 1 − α와 α입니다. 이보다 소프트 타깃이 더 높인 정확도는 확률값에서 온 것입니다. 라벨이 없거나 틀린 곳에서는 이 방법도 교사의 답만큼 이득을 봅니다.',
  },
  'shuffled-dark-knowledge': {
    imitates: '비교 대상입니다. 부드러운 정도는 교사와 같지만 오답의 확률을 무작위로 섞었습니다.',
    note: '이미지마다 섞는 순서는 실행 내내 같고, 확률이 가장 높은 클래스는 그대로 둡니다. 그래서 지식을 없앨 뿐 아니라 틀린 유사도를 가르칩니다. 소프트 타깃과의 차이에는 두 가지가 다 들어 있습니다.',
  },
};

/** 방법마다 바꿀 수 있는 값. */
const methodSettings: (typeof enTexts)['methodSettings'] = {
  temperature: '온도(temperature)',
  temperatureSquared: '손실에 T² 곱하기',
  hintBeta: '힌트 가중치',
  hintSteps: '힌트 단계 스텝 수',
  hintLayer: '힌트 층(교사)',
  guidedLayer: '유도 층(학생)',
  regressor: '회귀층(regressor)',
  hintSchedule: '학습 순서',
  attentionBeta: '어텐션 가중치',
  attentionStages: '스테이지',
  attentionConvention: '거리 정의',
  hiddenCosineBeta: '코사인 가중치',
  hiddenBeta: '은닉 상태 가중치',
  hiddenLayers: '비교할 은닉 상태',
  attentionProbabilitiesBeta: '토큰 어텐션 가중치',
  attentionLayers: '비교할 어텐션',
  distanceBeta: '거리 가중치',
  angleBeta: '각도 가중치',
  relationLayer: '비교할 층',
  generations: '세대 수',
  decoupledBeta: 'DKD 가중치',
  correlationBeta: 'DIST 가중치',
  mixtureShare: '혼합 분포에서 교사의 비중(λ)',
  standardisedFactor: '배수',
  mutualBeta: '동료 학생 답의 가중치',
  similarityBeta: '유사도 가중치',
  smoothing: '스무딩 정도',
};

/** 고를 수 있는 말. */
const methodOptions: (typeof enTexts)['methodOptions'] = {
  on: '켬',
  off: '끔',
  stage1: '스테이지 1',
  stage2: '스테이지 2',
  stage3: '스테이지 3',
  'stage1-stage2': '스테이지 1, 2',
  'stage1-stage2-stage3': '스테이지 1, 2, 3',
  hidden0: '토큰 임베딩',
  hidden25: '블록 1/4을 지난 뒤',
  hidden50: '블록 절반을 지난 뒤',
  hidden75: '블록 3/4을 지난 뒤',
  hidden100: '마지막 블록 뒤',
  'hidden50-hidden100': '블록 절반을 지난 뒤와 마지막 블록 뒤',
  'hidden0-hidden100': '토큰 임베딩과 마지막 블록 뒤',
  'hidden0-hidden50-hidden100': '토큰 임베딩, 블록 절반을 지난 뒤, 마지막 블록 뒤',
  attention25: '깊이 1/4에 있는 블록의 어텐션',
  attention50: '깊이 절반에 있는 블록의 어텐션',
  attention75: '깊이 3/4에 있는 블록의 어텐션',
  attention100: '마지막 블록의 어텐션',
  'attention50-attention100': '깊이 절반에 있는 블록과 마지막 블록',
  embedding: '임베딩(embedding)',
  logits: '로짓(logits)',
  '1x1': '1×1 합성곱',
  '3x3': '3×3 합성곱',
  joint: '다른 항과 함께',
  'two-stage': '힌트 먼저, 그다음 다른 항',
  code: '저자 코드(제곱 평균)',
  paper: '논문(L2 노름)',
};

/** 방법 목록과 방법별 화면. */
const methodPanel: (typeof enTexts)['methodPanel'] = {
  title: '증류 방법',
  intro: '학생은 또 무엇을 따라 할 수 있을까요? 학습 중에도 하나씩, 또는 여러 개를 함께 켜 보세요.',
  on: '{{name}} 사용',
  open: '{{name}} 자세히 보기',
  groups: { output: '답', layers: '층', relation: '관계', self: '세대', comparison: '비교용' },
  more: '답을 따라 하는 다른 방법 {{number}}가지',
  formula: '이 방법의 손실',
  explain: '기호 설명',
  now: '원래 값 {{raw}} × 가중치 {{weight}} = {{share}}',
  notYet: '아직 이 방법으로 학습하지 않음',
  off: '꺼져 있음',
  legend:
    'N: 배치의 이미지 수. n, i, j, k: 그중 한 장. c: 클래스 또는 채널. H, W, C: 높이, 너비, 채널 수. s, t: 학생, 교사. z: 로짓. F: 특징 맵. x: 임베딩. l: 층. L, D, M: 글의 토큰 수, 토큰마다의 수, 어텐션 헤드 수. h: 은닉 상태. A: 어텐션.',
  shared: 'α를 쓰는 방법이 여러 개 켜져 있어 α를 똑같이 나눠 씁니다.',
  paper: '논문',
  deviation: '이 놀이터에서는',
  typical: '보통 쓰는 값: {{value}}',
  cost: '이 기기에서 드는 비용',
  measureCost: '측정',
  costMs: '라벨만 쓸 때 학생의 순전파와 역전파({{base}})보다 {{ms}} 더 걸림',
  costParameters: '학생과 함께 학습하는 파라미터: {{number}}개',
  costUnclear: '차이가 너무 작아 잡음과 구별되지 않음',
  costOff: '비용을 측정하려면 방법을 켜세요.',
  firstGeneration: '1세대는 라벨로만 배웁니다. 다른 방법은 2세대부터 씁니다.',
};

const ledger: (typeof enTexts)['ledger'] = {
  title: '손실 항목별 분석',
  intro: '항마다 원래 값, 손실에 더하는 값, 그래디언트의 크기를 봅니다.',
  watch: '학습하면서 그래디언트 측정',
  term: '항',
  raw: '원래 값',
  weight: '가중치',
  share: '손실에 더하는 값',
  gradient: '그래디언트 크기(노름)',
  pull: '그래디언트 비중',
  history: '시간에 따른 변화',
  atStep: '{{step}}스텝 직전에 측정했습니다.',
  nothing: '아직 측정한 값이 없습니다.',
  drowns: '{{name}} 항이 그래디언트의 {{percent}}를 차지합니다. 나머지 항은 거의 영향이 없습니다.',
  silent: '{{name}} 항은 그래디언트의 {{percent}}뿐이라 거의 영향이 없습니다.',
  balance: '가중치를 {{weight}} 값으로 바꾸기',
};

const generations: (typeof enTexts)['generations'] = {
  title: '세대별 정확도',
  generation: '{{number}}세대',
  alone: '단독',
  ensemble: '앞 세대와 함께(앙상블)',
  control: '새 가중치, 라벨만',
  present: '지금 학습 중',
  note: '앙상블: 이 세대와 앞선 모든 세대의 확률 평균, 테스트 이미지 {{pictures}}장. 회색: 같은 초기 가중치에서 라벨로만 학습한 신경망과 그 앙상블.',
  none: '아직 끝난 세대가 없습니다. 세대마다 {{steps}}스텝을 배우고 다음 세대의 교사가 됩니다.',
  promote: '이 학생을 교사로 삼기',
  promoteHelp: '이 학생이 같은 구조의 새 학생을 가르칩니다. 새 학생은 다른 가중치에서 시작합니다.',
};

/** 방법에 관한 모든 문구(한국어). */
export const methodTexts: typeof enTexts = {
  generations,
  ledger,
  methodOptions,
  methodPanel,
  methods,
  methodSettings,
  softTargetMap,
  answerScatter,
  peerAnswers,
  relations,
  featureMaps,
  attentionMaps,
  tokenAttention,
  tokenStates,
};
