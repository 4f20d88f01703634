/** 학생이 여전히 찍는 수준인 이유와 바꿀 설정. */
export const advice = {
  none: '{{step}}스텝: 학생 {{student}}, 대조군 {{control}}. 무작위로 답하면 {{chance}}입니다.',
  lanes: {
    both: '무작위 수준({{chance}})입니다. 학생 {{student}}, 대조군 {{control}}.',
    student: '학생({{student}})만 무작위 수준입니다. 대조군은 {{control}}.',
    control: '대조군({{control}})만 무작위 수준입니다. 학생은 {{student}}.',
  },
  cause: {
    'rate-too-high': '학습률({{rate}})이 너무 높습니다.',
    'rate-too-low': '학습률({{rate}})이 너무 낮습니다.',
    'too-few-steps': '{{step}}스텝은 너무 적습니다.',
    'no-signal': '학생이 라벨도 교사의 답도 받지 못합니다.',
    'transfer-set': '이 이미지에 대한 교사의 답에는 클래스를 가르칠 정보가 너무 적습니다.',
    'weak-teacher': '교사의 정확도도 {{teacher}}밖에 되지 않습니다.',
    'wrong-labels': '라벨의 {{noise}}가 틀렸습니다.',
    stuck: '학습이 진전되지 않습니다. ReLU가 죽었을 수 있습니다(dead ReLU).',
  },
  set: {
    learningRate: '학습률을 {{value}} 값으로 바꾸고 처음부터 다시 학습',
    steps: '{{value}}스텝으로 늘려 이어서 학습',
    teacherSteps: '교사를 {{value}}스텝 학습시키고 처음부터 다시 시작',
    assistant: '조교 없이 처음부터 다시 학습',
    seed: '다른 초기 가중치(시드 {{value}})로 다시 시작',
    labelNoise: '라벨을 바로잡고 처음부터 다시 학습',
    studentLabels: '라벨을 보여 주고 처음부터 다시 학습',
    transferSet: '과제의 이미지를 보여 주고 처음부터 다시 학습',
    teacherWeights: '잘 학습된 교사로 바꾸고 처음부터 다시 학습',
  },
};
