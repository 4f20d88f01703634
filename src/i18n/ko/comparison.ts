import type { comparison as english } from '../en/comparison.ts';

/** 비교 결과(혼동 행렬, 충실도, 캘리브레이션, 오류, 클래스별 이득)의 문구. */
export const comparison: typeof english = {
  tabs: {
    name: '비교할 내용',
    confusion: '혼동 행렬',
    fidelity: '충실도',
    calibration: '캘리브레이션',
    errors: '오류',
    classes: '클래스',
  },
  numbers: '숫자로 보기',
  diverged:
    '다음 신경망의 답이 유한한 수가 아니어서 비교할 것이 없습니다: {{lanes}}. 학습이 발산했습니다. 학습률을 낮추고 다시 학습하세요.',
  pictures: {
    count: '{{all}}장 중 {{shown}}장',
    loading: '이미지를 불러오는 중입니다…',
    failed: '이미지를 불러오지 못했습니다.',
    none: '여기에 해당하는 이미지가 없습니다.',
    name: '테스트 이미지 {{index}}번, 라벨 {{label}}: 학생 {{student}}, 대조군 {{control}}, 교사 {{teacher}}',
    label: '라벨',
    hint: '이미지를 고르면 위쪽에서 그 이미지의 확률을 볼 수 있습니다.',
    chosen: '위쪽의 이미지를 테스트 이미지 {{index}}번으로 바꾸었습니다.',
  },
  confusion: {
    intro:
      '혼동 행렬(confusion matrix): 행은 실제 클래스, 열은 예측한 클래스입니다. 맞힌 답은 대각선에 놓입니다. 칸을 고르면 그 칸의 이미지가 나타납니다.',
    grid: '혼동 행렬: {{lane}}',
    corner: '실제 ↓ 예측 →',
    cell: '{{label}} 클래스를 {{answer}} 클래스로 봄: {{pictures}}장',
    rightCell: '{{label}} 클래스를 맞힘: {{pictures}}장',
    caption: '{{lane}}: {{all}}장 중 {{wrong}}장 틀림',
    worst: '가장 잦은 혼동: {{label}} 클래스를 {{answer}} 클래스로 봄, {{pictures}}번.',
    noWorst: '틀린 이미지가 없습니다.',
    pictures: '{{lane}}: 실제 클래스 {{label}}, 예측 {{answer}}',
    choose: '행렬의 칸을 고르면 여기에 이미지가 나타납니다.',
  },
  fidelity: {
    intro:
      '충실도(fidelity)는 맞든 틀리든 학생이 교사와 같은 클래스를 예측한 비율, 즉 교사와의 일치율입니다(top-1 agreement, Stanton 등, 2021). 정확도(accuracy)는 맞힌 비율입니다. 둘은 서로 다른 목표입니다. 교사만큼 정확하면서도 교사와 답이 다를 수 있습니다.',
    chart:
      '교사와의 일치율에 따른 정확도: 실행의 궤적과 {{step}}스텝의 신경망들입니다. 모든 숫자는 아래 표에 있습니다.',
    agreement: '교사와의 일치율(agreement)',
    accuracy: '정확도(accuracy)',
    now: '{{step}}스텝, 테스트 이미지 {{pictures}}장: 교사와 답이 같은 비율은 학생 {{student}}, 대조군 {{control}}입니다.',
    trails:
      '선: 지금까지의 실행을 평가할 때마다 테스트 이미지 {{pictures}}장으로 측정한 궤적입니다. 첫 부분은 그림 밖에 있을 수 있습니다.',
    noTrails: '학습을 시작하면 궤적이 나타납니다.',
    seeds:
      '작은 점: 같은 설정을 여러 시드로 반복한 실행({{count}}번)을 모든 테스트 이미지로 측정한 결과입니다.',
    noSeeds: '‘반복’에서 다른 시드로 반복하면 점이 얼마나 흩어지는지 볼 수 있습니다.',
    single: '실행 한 번의 결과입니다. 시드가 다르면 두 점의 위치도 달라집니다.',
    columns: {
      what: '항목',
      studentAgreement: '학생: 일치율',
      studentAccuracy: '학생: 정확도',
      controlAgreement: '대조군: 일치율',
      controlAccuracy: '대조군: 정확도',
    },
    rowNow: '지금 보이는 {{step}}스텝',
    rowStep: '{{step}}스텝',
    rowSeed: '시드 {{seed}}',
  },
  calibration: {
    intro:
      '신뢰도 다이어그램(reliability diagram): 예측한 클래스의 확률인 확신도(confidence)에 따라 이미지를 15개 구간으로 나눕니다. 막대는 그 구간의 정확도, 굵은 선은 평균 확신도입니다. 막대가 선보다 낮으면 실제로 맞히는 것보다 더 확신한다는 뜻입니다.',
    error:
      '캘리브레이션 오차(calibration error, ECE)는 막대와 선 사이의 거리를 이미지 수로 가중 평균한 값입니다. 확신도가 정확도에 가까워질수록 작아집니다.',
    scaling:
      '온도 스케일링(temperature scaling, Guo 등, 2017)은 교차 엔트로피가 가장 작아지는 T 하나로 로짓을 나눕니다. 클래스마다 반씩 나눈 이미지 가운데 한쪽({{fit}}장)으로 T를 맞추고 다른 쪽({{measure}}장)으로 측정합니다. 두 다이어그램 모두 측정에 쓴 쪽을 보여 줍니다. 예측은 그대로이므로 정확도도 변하지 않습니다. 증류에 쓰는 T와는 관계가 없습니다.',
    show: '온도 스케일링',
    before: '적용 전',
    after: '적용 후',
    confidence: '확신도(confidence)',
    accuracy: '정확도(accuracy)',
    counts: '이미지',
    chart: '{{lane}}: 확신도에 따른 정확도, 캘리브레이션 오차 {{error}}. 모든 숫자는 아래 표에 있습니다.',
    caption: '{{lane}}: 캘리브레이션 오차 {{before}} → {{after}}, T = {{temperature}}',
    atLimit: 'T가 탐색 범위(0.05부터 20까지)의 끝에 있습니다.',
    over: '평균 확신도가 정확도보다 {{points}}%p 높습니다(과신).',
    under: '평균 확신도가 정확도보다 {{points}}%p 낮습니다(과소 확신).',
    even: '평균 확신도와 정확도의 차이가 0.1%p보다 작습니다.',
    bin: '{{lane}}, {{from}}부터 {{to}}까지',
    columns: { bin: '확신도 구간', pictures: '이미지', confidence: '평균 확신도', accuracy: '정확도' },
    tooFew: '이미지가 너무 적어서 반으로 나누어 맞추고 측정할 수 없습니다.',
  },
  errors: {
    intro:
      '물려받은 오류(inherited error)는 교사와 똑같이 틀린 답입니다. 학생 자신의 오류는 그 밖의 틀린 답입니다. 바로잡은 오류는 교사가 틀렸지만 학생이 맞힌 이미지입니다.',
    sentence: '학생의 오류 {{errors}}개 가운데 {{inherited}}개는 교사의 오류와 똑같습니다.',
    control:
      '대조군은 교사를 본 적이 없는데도 오류 {{errors}}개 가운데 {{inherited}}개가 교사의 오류와 똑같습니다.',
    mended: '교사의 오류 {{errors}}개 가운데 학생이 바로잡은 것은 {{mended}}개입니다.',
    caution:
      '어느 신경망에나 어려운 이미지에서는 오류가 저절로 겹칩니다. 물려받은 오류라고 말하기 전에 대조군과 비교해 보세요.',
    chart: '종류별 오류: 학생 {{student}}개, 대조군 {{control}}개, 교사 {{teacher}}개.',
    bars: {
      student: '학생의 오류',
      control: '대조군의 오류',
      teacher: '교사의 오류에 대한 학생의 답',
    },
    kinds: {
      inherited: '교사와 똑같이 틀림',
      own: '다르게 틀림',
      mended: '교사가 틀린 것을 맞힘',
    },
    kind: '종류',
    show: '{{pictures}}장: {{lane}}, {{kind}}. 이미지 보기.',
    pictures: '{{lane}}의 답: {{kind}}',
    choose: '표의 숫자를 고르면 여기에 이미지가 나타납니다.',
  },
  classes: {
    intro:
      '클래스별 이득(gain per class): 같은 이미지로 측정한 학생의 재현율에서 대조군의 재현율을 뺀 값입니다. 선은 짝지은 비율의 95% 구간입니다(Agresti & Min, 2005).',
    all: '모든 클래스',
    className: '클래스 {{name}}',
    discordant:
      '학생만 맞힌 이미지는 {{student}}장, 대조군만 맞힌 이미지는 {{control}}장입니다. 이 이미지들만 차이를 만듭니다.',
    crossing:
      '클래스 {{all}}개 중 {{count}}개의 구간에 0이 들어 있습니다. 이 이미지들로는 우열을 가릴 수 없습니다.',
    caution:
      '시드 하나로 한 번 실행한 결과입니다. 구간은 테스트 이미지를 다르게 골랐을 때의 차이만 나타내며, 시드가 다르면 어떻게 될지는 알려 주지 않습니다. 구간이 여럿이면 하나쯤은 우연히 0을 벗어날 수 있습니다. 여기서는 우열을 가리지 않습니다. 시드 5개 이상으로 반복해 보세요.',
    chart: '클래스별 이득(%p)과 95% 구간. 모든 숫자는 아래 표에 있습니다.',
    axis: '학생 − 대조군, 재현율 %p',
    columns: {
      class: '클래스',
      pictures: '이미지',
      student: '학생: 재현율',
      control: '대조군: 재현율',
      gain: '이득(%p)',
      interval: '95% 구간',
    },
    range: '{{low}}부터 {{high}}까지',
  },
};
