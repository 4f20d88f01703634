import type {
  methodOptions as enOptions,
  methods as enMethods,
  methodSettings as enSettings,
} from '../en/methods.ts';

/** 증류 방법의 이름과 학생이 무엇을 따라 하는지(한국어). */
export const methods: typeof enMethods = {
  'soft-targets': {
    name: '소프트 타깃(soft targets)',
    imitates: '학생은 온도로 부드럽게 만든 교사의 출력 분포 전체를 따라 합니다.',
  },
  hints: {
    name: '힌트(FitNets)',
    imitates:
      '학생은 교사 중간층의 특징 맵을 따라 합니다. 채널 수는 함께 학습하는 작은 합성곱이 맞춰 줍니다.',
  },
  'attention-transfer': {
    name: '어텐션(attention)',
    imitates: '학생은 단계마다 교사가 눈여겨보는 자리를 똑같이 눈여겨봅니다.',
  },
  'relational-distance': {
    name: '관계: 거리',
    imitates: '학생은 이미지 하나하나의 위치가 아니라, 교사가 느끼는 이미지 사이의 거리를 지킵니다.',
  },
  'relational-angle': {
    name: '관계: 각도',
    imitates: '학생은 이미지 세 장이 만드는 삼각형의 각도를 교사와 같게 지킵니다.',
  },
  'born-again': {
    name: '다시 태어난 신경망(born-again)',
    imitates: '학습을 마친 학생이 다음 학생의 교사가 됩니다. 구조는 같고 초기 가중치만 다릅니다.',
  },
  decoupled: {
    name: '분리 증류(DKD)',
    imitates: '학생은 교사가 정답을 얼마나 확신하는지와 오답들을 어떻게 보는지를 따로따로 따라 합니다.',
  },
  'similarity-preserving': {
    name: '유사도 보존',
    imitates: '교사에게 비슷한 두 이미지는 학생에게도 비슷해집니다.',
  },
  'label-smoothing': {
    name: '라벨 스무딩(label smoothing)',
    imitates: '교사 없는 비교 대상입니다. 라벨이 확률을 조금 떼어 모든 클래스에 똑같이 나눠 줍니다.',
  },
  'shuffled-dark-knowledge': {
    name: '뒤섞은 암묵지',
    imitates:
      '비교 대상입니다. 부드러운 정도는 교사와 같지만 오답들의 확률을 무작위로 섞었습니다. 흐릿함만 있고 지식은 없습니다.',
  },
};

/** 방법마다 바꿀 수 있는 값. */
export const methodSettings: typeof enSettings = {
  temperature: '온도(temperature)',
  temperatureSquared: '손실에 T² 곱하기',
  hintBeta: '힌트 가중치',
  hintSteps: '힌트 단계 스텝 수',
  hintLayer: '힌트 층(교사)',
  guidedLayer: '유도 층(학생)',
  regressor: '회귀층(regressor)',
  hintSchedule: '학습 순서',
  attentionBeta: '어텐션 가중치',
  attentionStages: '단계',
  attentionConvention: '거리 정의',
  distanceBeta: '거리 가중치',
  angleBeta: '각도 가중치',
  relationLayer: '비교할 층',
  generations: '세대 수',
  decoupledBeta: 'DKD 가중치',
  targetWeight: '정답 부분(TCKD)',
  nonTargetWeight: '오답 부분(NCKD)',
  similarityBeta: '유사도 가중치',
  smoothing: '스무딩 정도',
};

/** 고를 수 있는 말. */
export const methodOptions: typeof enOptions = {
  on: '켬',
  off: '끔',
  stage1: '1단계',
  stage2: '2단계',
  stage3: '3단계',
  'stage1-stage2': '1, 2단계',
  'stage1-stage2-stage3': '1, 2, 3단계',
  embedding: '임베딩(embedding)',
  logits: '로짓(logits)',
  '1x1': '1×1 합성곱',
  '3x3': '3×3 합성곱',
  joint: '나머지와 함께',
  'two-stage': '힌트 먼저, 그다음 나머지',
  code: '저자 코드(제곱 평균)',
  paper: '논문(L2 노름)',
};
