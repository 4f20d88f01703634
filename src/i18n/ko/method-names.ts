import type { methodNames as en } from '../en/method-names.ts';

/** 첫 화면의 식에 나오는 방법과 항의 이름(한국어). */
export const methodNames: typeof en = {
  methods: {
    'soft-targets': { name: '소프트 타깃(soft targets)' },
    hints: { name: '힌트(FitNets)' },
    'attention-transfer': { name: '어텐션(attention)' },
    'hidden-cosine': { name: '은닉 상태: 코사인(DistilBERT)' },
    'hidden-states': { name: '은닉 상태(TinyBERT)' },
    'attention-probabilities': { name: '토큰 어텐션(TinyBERT)' },
    'relational-distance': { name: '관계: 거리' },
    'relational-angle': { name: '관계: 각도' },
    'born-again': { name: '다시 태어난 신경망(born-again)' },
    'logit-matching': { name: '로짓 맞추기(logit matching)' },
    decoupled: { name: '분리 증류(DKD)' },
    correlations: { name: '상관 보존(DIST)' },
    'jensen-shannon': { name: '옌센–섀넌 발산(GKD)' },
    'standardised-logits': { name: '로짓 표준화' },
    'similarity-preserving': { name: '유사도 보존' },
    'mutual-learning': { name: '상호 학습(mutual learning)' },
    'label-smoothing': { name: '라벨 스무딩(label smoothing)' },
    'even-blur': { name: '고르게 흐린 소프트 타깃' },
    'hard-answers': { name: '교사의 하드 답(hard pseudo-label)' },
    'shuffled-dark-knowledge': { name: '뒤섞은 암흑 지식' },
  },
  methodSettings: {
    targetWeight: '정답 부분(TCKD)',
    nonTargetWeight: '오답 부분(NCKD)',
    interWeight: '클래스끼리(inter)',
    intraWeight: '이미지끼리(intra)',
  },
  losses: { crossEntropy: '라벨(교차 엔트로피)', total: '전체 손실', control: '대조군의 손실' },
};
