/** Exporting a run, in Korean; loaded with the button. */
export const exportTexts = {
  open: '내보내기',
  title: '내보내기',
  close: '내보내기 닫기',
  lead: '실험실의 실행을 지금 상태 그대로 파일로 저장해 다른 곳에서 씁니다.',
  leadKept: '“{{name}}” 실행을 파일로 저장해 다른 곳에서 씁니다.',
  writing: '계산 중…',
  saved: '{{name}} 파일을 저장했습니다({{size}} kB).',
  failed: '내보내지 못했습니다({{reason}}). 다시 시도하세요.',
  kinds: {
    pytorch: {
      name: 'PyTorch',
      about:
        '같은 신경망, 손실, 가중치, 배치를 Python 파일 하나와 노트북에 담은 zip입니다. 이 페이지의 계산과 일치하는지 스스로 확인하며, 여러 GPU에서도 실행됩니다.',
    },
    safetensors: {
      name: '가중치(safetensors)',
      about: '교사, 학생, 대조군의 가중치를 PyTorch의 이름과 배열 순서로 담습니다.',
    },
    onnx: {
      name: 'ONNX',
      about: '학습된 신경망을 ONNX Runtime 등 다른 프로그램에서 열 수 있는 모델로 저장합니다.',
    },
    html: {
      name: '나의 학생(HTML)',
      about: '학습된 학생이 들어 있는 파일 하나입니다. 인터넷 없이 직접 시험해 볼 수 있습니다.',
    },
  },
  options: {
    lane: '신경망',
    precision: '가중치',
    values: {
      student: '학생',
      teacher: '교사',
      control: '대조군',
      int8: '8비트(작게)',
      float32: '32비트(정확하게)',
    },
  },
  errors: {
    kind: '“{{received}}” 내보내기는 없습니다. 다음 중 하나를 쓰세요: {{expected}}.',
    option: '옵션 {{key}} 값: {{received}}, 허용 값: {{expected}}.',
    'teacher-untrained':
      '교사가 {{expected}}스텝 중 {{received}}스텝만 학습하여 아직 다른 곳에서 가르칠 수 없습니다. 먼저 ‘학습 시작’을 누르세요.',
    'assistant-untrained':
      '조교가 아직 다른 곳에서 가르칠 수 없습니다. 조교와 그 교사가 {{expected}}스텝 중 {{received}}스텝만 학습했습니다. 먼저 ‘학습 시작’을 누르세요.',
    'not-finite': '{{lane}} 가중치에 NaN이나 무한대가 있습니다. 학습률을 낮추어 다시 실행한 뒤 내보내세요.',
    ensemble:
      '이 실행의 교사는 신경망 {{received}}개의 앙상블인데, 이 파일에는 신경망을 하나만 담을 수 있습니다. 모두 담는 ‘가중치(safetensors)’나 ‘PyTorch’로 내보내거나, 다른 신경망을 고르세요.',
    'losses-not-finite':
      '이 실행은 첫 스텝들의 손실에 NaN이나 무한대가 있어, 내보낸 프로그램이 계산을 확인할 수 없습니다. 학습률을 낮추어 다시 실행한 뒤 내보내세요.',
    untrained: '실험실에 학습한 실행이 아직 없습니다. 먼저 ‘학습 시작’을 누르세요.',
    'too-long':
      '이 실행은 전체 스텝에서 이미지 {{received}}장을 사용하는데, 내보내기에는 최대 {{expected}}장의 순서만 담을 수 있습니다. 스텝 수나 배치 크기를 줄이세요.',
    moved:
      '학습 도중 {{key}} 설정을 바꾸어, 학생과 함께 학습하는 층이 달라졌습니다. 이런 실행은 PyTorch 프로그램으로 반복할 수 없습니다. 지금 설정으로 다시 실행한 뒤 내보내세요.',
    'no-weights': '공간을 마련하려고 이 실행의 가중치를 지웠습니다. 같은 설정으로 새로 실행한 뒤 내보내세요.',
  },
};
