import type { repeats as english } from '../en/repeats.ts';

/** 여러 시드에 걸친 판정, 반복 실행, α × T 비교의 문구. */
export const repeats: typeof english = {
  title: '반복',
  count: '시드 수',
  seeds: '시드 {{count}}개',
  start: '시드 {{count}}개로 반복하기',
  stop: '정지',
  /** 학생과 대조군 옆에서 함께 학습할 수 있는 기준. */
  baselines: {
    smoothing: {
      too: '라벨 스무딩도 함께',
      hint: '같은 학생을 교사 없이 라벨 스무딩으로도 학습합니다. 시드마다 실행이 한 번 늘어납니다.',
      name: '라벨 스무딩',
      difference: '학생 − 스무딩(%p)',
      against: '학생 − 라벨 스무딩: 평균 {{mean}}%p, 95% 구간은 {{low}}부터 {{high}}까지입니다.',
    },
    equalTeacher: {
      too: '같은 데이터로 배운 교사도 함께',
      hint: '학생의 라벨 있는 이미지만으로 배운 교사를 두고 같은 학생을 한 번 더 학습합니다. 시드마다 실행이 한 번 늘어납니다.',
      name: '같은 데이터로 배운 교사',
      difference: '학생 − 같은 데이터 교사의 학생(%p)',
      against:
        '학생 − 같은 데이터로 배운 교사의 학생: 평균 {{mean}}%p, 95% 구간은 {{low}}부터 {{high}}까지입니다.',
    },
  },
  hint: '시드 하나로는 결론을 내릴 수 없습니다. 다른 시드는 백그라운드에서 학습합니다.',
  runs: '실행 {{all}}번 중 {{done}}번 완료',
  measuring: '남은 시간은 첫 실행이 끝나면 알 수 있습니다',
  secondsLeft: '약 {{count}}초 남음',
  minutesLeft: '약 {{count}}분 남음',
  status: {
    running: '반복 중: 시드 {{all}}개 중 {{done}}개를 마쳤습니다.',
    finished: '시드 {{done}}개를 모두 마쳤습니다.',
    stopped: '정지했습니다. 마친 시드 {{done}}개(전체 {{all}}개)의 결과는 남아 있습니다.',
    failed: '반복을 계속할 수 없습니다: {{reason}}',
  },
  numFailed_one: '실행 {{count}}번이 실패해 집계에서 뺐습니다: {{reason}}',
  numFailed_other: '실행 {{count}}번이 실패해 집계에서 뺐습니다: {{reason}}',
  otherConfig: '지금 실험실의 설정이 아니라 다음 설정의 결과입니다:',
  ofConfig: '설정:',
  config:
    '{{dataset}}, 교사 {{teacher}} → 학생 {{student}}, {{methods}}, 라벨 {{labelled}}개, T {{temperature}}, α {{alpha}}, {{steps}}스텝',
  configOfStudy:
    '{{dataset}}, 교사 {{teacher}} → 학생 {{student}}, {{methods}}, 라벨 {{labelled}}개, {{steps}}스텝',
  configMore: '{{name}}(+ 설정 {{more}})',
  noMethod: '방법 없음',
  verdict: {
    ahead: '증류로 배운 학생이 앞섭니다',
    behind: '대조군이 앞섭니다',
    'too-close': '아직 우열을 가릴 수 없습니다',
  },
  called_one: '시드 {{count}}개의 95% 구간에 0이 들어 있지 않습니다.',
  called_other: '시드 {{count}}개의 95% 구간에 0이 들어 있지 않습니다.',
  soFar_one: '지금까지 시드 {{count}}개입니다. {{needed}}',
  soFar_other: '지금까지 시드 {{count}}개입니다. {{needed}}',
  needed: {
    least: '적어도 {{count}}개가 필요합니다.',
    about: '약 {{count}}개가 필요합니다.',
    many: '{{count}}개보다 많이 필요합니다.',
    never: '평균 차이가 0이라 찾아낼 차이가 없습니다.',
  },
  /** ‘정확도 차이’ 카드에 쓰는 문구. */
  gap: {
    one: '시드 하나로는 우열을 가릴 수 없습니다.',
    mean: '평균 {{mean}}%p입니다.',
    test: '시드 {{count}}개로 확인하기',
    show: '시드별 결과 보기',
  },
  /** 실행 전에 묻는 질문과 그 답. */
  guess: {
    title: '나의 예상',
    student: '학생',
    control: '대조군',
    neither: '비슷함',
    was: '나의 예상: {{guess}}.',
    oneRun: '아직 한 번의 실행일 뿐입니다.',
    agree: '시드 {{seeds}}개의 결과도 같습니다.',
    differ: '시드 {{seeds}}개의 결과는 다릅니다.',
  },
  /** 차이가 어디에서 오는지. */
  source: {
    moved:
      '설정을 바꾸기 전의 결과입니다. ‘학습 시작’을 누르면 바꾼 설정으로 이어서 학습하고, ‘처음으로’를 누르면 처음부터 다시 시작합니다.',
    mostly:
      '차이는 대부분 교사가 본 데이터에서 옵니다. 교사는 라벨이 있는 이미지 {{teacher}}장을, 학생과 대조군은 {{students}}장만 보았습니다.',
    oftenMostly:
      '늘 그런 것은 아니지만 차이는 대부분 교사가 본 데이터에서 올 때가 많습니다. 교사는 라벨이 있는 이미지 {{teacher}}장을, 학생과 대조군은 {{students}}장만 보았습니다.',
    more: '교사는 라벨이 있는 이미지 {{teacher}}장을, 학생과 대조군은 {{students}}장을 보았습니다.',
    same: '교사도 학생과 같은, 라벨이 있는 이미지 {{students}}장만 보았습니다. 교사가 더 가져오는 데이터는 없습니다.',
  },
  difference: '학생 − 대조군: 평균 {{mean}}%p입니다.',
  interval: '95% 구간(대응표본 t): {{low}}%p부터 {{high}}%p까지입니다.',
  noInterval: '시드가 둘 이상이어야 구간을 구합니다.',
  ahead: '시드 {{count}}개 중 {{ahead}}개({{share}})에서 학생이 대조군보다 많이 맞혔습니다.',
  effect: '효과 크기 {{size}}: 평균 차이를 표준편차로 나눈 값입니다(작은 표본에 맞춘 헤지스의 g).',
  noEffect: '시드가 셋보다 적거나 차이가 모두 같으면 효과 크기를 구할 수 없습니다.',
  chart:
    '테스트 이미지 {{pictures}}장으로 측정한 시드별 학생과 대조군의 정확도입니다. 모든 숫자는 아래 표에 있습니다.',
  axis: '테스트 정확도(test accuracy)',
  seed: '시드 {{seed}}',
  table: '숫자로 보기',
  columns: {
    seed: '시드',
    student: '학생',
    control: '라벨만(대조군)',
    difference: '차이(%p)',
  },
  study: {
    open: 'α × T 비교: 실행 {{count}}번',
    title: 'α × T 비교',
    close: '닫기',
    intro:
      'α {{alphas}} × T {{temperatures}} × 시드 {{seeds}}개: 실행 {{count}}번을 백그라운드에서 학습합니다. 나머지 설정은 실험실과 같습니다. 그동안 이 창을 닫아도 됩니다.',
    four: '시드 4개로는 우열을 가리지 않습니다. 5개 이상 필요합니다. 구간을 살펴보세요.',
    start: '실행 {{count}}번 학습하기',
    running: '비교 중: 실행 {{all}}번 중 {{done}}번을 마쳤습니다.',
    finished: '비교를 마쳤습니다(실행 {{done}}번).',
    stopped: '정지했습니다. 마친 실행 {{done}}번(전체 {{all}}번)의 결과는 남아 있습니다.',
    failed: '비교를 계속할 수 없습니다: {{reason}}',
    csv: 'CSV로 저장',
    table: '시드 평균',
    columns: {
      seeds: '시드',
      student: '학생',
      control: '대조군',
      calibration: '캘리브레이션 오차',
      parameters: '파라미터',
      bytes: '바이트',
      ms: '이미지당 ms',
      difference: '차이(%p)',
      interval: '95% 구간',
      verdict: '판정',
    },
    range: '{{low}}부터 {{high}}까지',
    zero: 'α = 0이면 T와 관계없이 학생이 대조군과 똑같이 학습합니다.',
    ms: '다른 실행을 함께 학습하는 동안 측정한 시간이므로 대략의 크기만 비교하세요.',
  },
};
