import type { trainingData as en } from '../../en/tools/training-data.ts';

/** 학습 데이터와 교사의 수준(한국어). */
export const trainingData: typeof en = {
  now: '현재 학습 데이터',
  asUsual: '기본 상태: 모든 클래스, 올바른 라벨, 잘 학습된 교사.',
  back: '기본으로 되돌리기',
  classes: '학습 이미지에 들어 있는 클래스',
  class: '클래스 {{name}}',
  classesHelp:
    '체크를 풀면 두 학생은 그 클래스를 보지 못합니다. 같은 데이터로 배우는 교사도 보지 못합니다. 다른 교사와 테스트 이미지는 그대로입니다.',
  labelNoise: '틀린 라벨',
  labelNoiseHelp: '두 학생 모두',
  unlabelled: '라벨이 없는 이미지',
  unlabelledHelp: '교사의 답으로만 배웁니다',
  allLabelled:
    '이미지 {{pictures}}장에 모두 라벨이 있습니다. 라벨이 있는 이미지를 줄이면 라벨 없이 더 보여 줄 수 있습니다.',
  augmentation: '데이터 증강(augmentation)',
  augmentationNote: '이미지를 보여 줄 때마다 조금씩 옮깁니다.',
  none: '없음',
  shift: '최대 2픽셀 이동',
  studentLabels: '학생에게 라벨 알려 주기',
  studentLabelsHelp: '끄면 학생은 교사에게서만 배웁니다. 대조군은 언제나 라벨로 배웁니다.',
  teacherQuality: '교사의 수준',
  onlyLive: '이 교사는 저장된 가중치가 없어, 시작하면 교사부터 학습합니다.',
  teachers: {
    shipped: '잘 학습된 교사',
    'half-trained': '덜 학습된 교사',
    'over-confident': '지나치게 확신하는 교사',
    'shuffled-labels': '뒤섞인 라벨로 배운 교사',
    live: '여기서 직접 학습',
    'live-equal-data': '여기서 학생의 이미지로만 학습',
    file: '파일에서 연 교사',
  },
  teacherNotes: {
    shipped: '이미지 60,000장으로 미리 학습한, 이 페이지에 들어 있는 교사입니다.',
    'half-trained': '학습을 일찍 멈췄습니다. 대체로 맞히지만 확신도가 낮습니다.',
    'over-confident':
      '좋은 교사의 로짓을 5배로 키워 지나치게 확신합니다. 암흑 지식(dark knowledge)은 사라진 것이 아니라 숨어 있습니다. 어떤 T에서 다시 나타날까요?',
    'shuffled-labels': '라벨을 무작위로 섞어 배워서 클래스에 대해 아는 것이 없습니다.',
    live: '학습되지 않은 상태입니다. 시작하면 학생보다 먼저 학습 이미지 10,000장으로 학습합니다.',
    'live-equal-data':
      '학생과 같은 데이터로 배우는 교사입니다. 시작하면 학생보다 먼저, 학생이 받는 라벨 있는 이미지만으로 학습합니다.',
    file: '직접 연 파일의 가중치입니다. 정확도는 아래에 있습니다.',
  },
  teacherMembers: '가르치는 신경망의 수',
  members_one: '신경망 하나',
  members_other: '신경망 {{count}}개의 앙상블',
  oneNote: '초기 가중치와 배치 순서가 다른 신경망 여럿이 앙상블로 함께 가르칠 수 있습니다.',
  assistantTeaches: '조교가 학생을 가르치는 중: 먼저 조교를 없음으로 바꾸세요',
  ensembleNote:
    '앙상블의 답은 신경망들이 낸 로짓의 평균입니다. 여기에 softmax를 적용하면 모든 T에서 각 신경망의 확률을 기하평균한 것과 같습니다(Hinton 등 2015, 1절). 비용은 신경망의 수만큼 듭니다. 신경망 내부의 값은 평균할 수 없으므로, 층을 비교하는 방법은 쓸 수 없고 내부 그림은 첫 신경망을 보여 줍니다.',
  measuredMembers: '각각 {{alone}}, 함께 {{together}}.',
  settings: {
    methods: '증류 방법',
    teacherWeights: '교사의 수준',
    teacherMembers: '가르치는 신경망의 수',
    hiddenClasses: '숨긴 클래스',
    studentLabels: '학생에게 라벨 제공',
    logitBias: '클래스별 편향(bias) 조정',
  },
  values: { seen: '예', hidden: '아니요' },
  altered: {
    hiddenClasses: '{{names}} 없음',
    digits: '숫자 {{name}}',
    labelNoise: '라벨의 {{percent}}가 틀림',
    unlabelled: '라벨 없는 이미지 {{pictures}}장',
    studentLabels: '학생에게 라벨을 알려 주지 않음',
    augmentation: '이미지를 조금씩 이동',
    teacherWeights: '교사: {{name}}',
    teacherMembers_one: '신경망 {{count}}개가 가르침',
    teacherMembers_other: '신경망 {{count}}개가 가르침',
  },
};
