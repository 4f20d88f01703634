/** Messages and notes at the controls of a run, in Korean. */
export const settings = {
  teacherSeenWhen: '{{date}}, 이 프로젝트의 스크립트로 학습',
  adam: 'Adam',
  sgd: '모멘텀 SGD',
  softTargetsOn: '소프트 타깃 사용',
  wrongNumber: '{{received}} 값은 쓸 수 없습니다. 허용 값: {{expected}}.',
  ambiguous:
    '{{received}}: {{smaller}}일 수도 있고 {{larger}}일 수도 있습니다. 구분 기호 없이, 또는 소수 자릿수를 바꿔 입력하세요.',
  needsPictures: '{{methods}}: 배치가 이미지 {{least}}장보다 작으면 손실이 0입니다.',
  alwaysZero: '지금은 늘 0입니다. 이미지 {{least}}장 이상을 비교하는데 배치가 그보다 작습니다.',
  refusal: {
    assistant: '학생이 다음 학생을 가르치게 되어 조교가 가르칠 학생이 없음. 먼저 조교를 ‘없음’으로 설정',
    layer: '{{whose}}에 {{layer}} 없음',
    layerFor: '{{method}}에 쓰는 {{layer}} 층이 {{whose}}에 없음',
    noLayers: '{{whose}}에 비교할 특징 맵이 없음',
    ensemble: '앙상블에는 비교할 층이 없음',
    ensembleFor: '앙상블에는 {{method}} 방법이 비교할 층이 없음',
    noLabels: '라벨이 필요한데 학생의 이미지에는 라벨이 없음',
    noLabelsFor: '{{method}} 방법에는 라벨이 필요한데 학생의 이미지에는 라벨이 없음',
    batch: '배치 크기 {{most}} 이하에서만 가능',
    batchFor: '{{method}} 방법은 배치 크기 {{most}} 이하에서만 가능',
  },
  bits: '{{bits}}비트',
  bitsNote:
    '학생과 대조군은 반올림한 가중치로 학습합니다(양자화 인지 학습, quantisation-aware training). 계산할 때마다 가중치를 출력 채널별 눈금에 맞춰 반올림하고, 그래디언트는 반올림이 없는 것처럼 전달합니다(straight-through). 테스트, 그림, 내보낸 파일에 모두 반올림한 가중치를 씁니다. 줄어드는 것은 가중치를 저장하는 크기뿐입니다. 이 페이지는 32비트 실수로 계산하므로 시간은 줄지 않습니다. 활성값과 편향은 반올림하지 않습니다.',
  whose: { teacher: '교사', student: '학생' },
};
