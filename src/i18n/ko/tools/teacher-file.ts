import type { teacherFile as english } from '../../en/tools/teacher-file.ts';

/** 파일에서 연 교사의 문구(한국어). */
export const teacherFile: typeof english = {
  open: '파일에서 교사 열기…',
  choose: '파일 선택…',
  about:
    '‘내보내기’로 저장한 safetensors 파일을 열 수 있습니다. 다른 파일도 텐서의 이름과 모양이 여기 있는 교사와 같고 PyTorch의 배열 순서를 따르면 열 수 있습니다.',
  checking: '테스트 이미지로 측정하는 중…',
  checked: '{{file}}: {{model}}, 테스트 이미지 {{pictures}}장 중 {{accuracy}}를 맞혔습니다.',
  poor: '정확도가 무작위 수준과 거의 같습니다. 입력은 정규화하지 않은 0(배경)에서 1(획) 사이의 밝기여야 합니다.',
  use: '교사로 쓰기',
  using: '지금 이 파일이 교사입니다.',
  missing:
    '이 실행의 교사는 아직 열지 않은 파일입니다(SHA-256 {{hash}}…). 그 파일을 열거나 다른 교사로 바꾸면 학습할 수 있습니다.',
  useGood: '잘 학습된 교사로 바꾸기',
  otherFile: '이 실행의 파일({{expected}}…)이 아닌 다른 파일입니다(SHA-256 {{received}}…).',
  share:
    '이 실행의 링크에는 교사 파일의 SHA-256만 들어 있습니다. 파일도 함께 보내세요. 페이지를 닫거나 새로 고치면 파일을 다시 열어야 합니다.',
  refused: {
    size: '{{file}} 파일이 너무 큽니다({{received}}바이트, {{expected}}바이트까지 가능). 신경망 하나의 가중치만 여세요.',
    unreadable:
      '브라우저가 {{file}} 파일을 읽지 못했습니다({{received}}). 파일이 그 자리에 있는지 확인하고 다시 선택하세요.',
    format:
      '{{file}} 파일은 safetensors 파일이 아니거나 일부가 잘렸습니다. 헤더를 읽을 수 없습니다. safetensors로 저장하거나 파일을 다시 복사하세요.',
    content:
      '{{file}} 파일은 유한한 32비트 실수로 된 safetensors 파일이 아닙니다. {{field}} 값: {{received}}, 필요한 값: {{expected}}. float32로 다시 저장하세요.',
    networks:
      '{{file}} 파일은 여기 있는 어느 신경망({{expected}})과도 맞지 않습니다. 파일에 있는 텐서: {{received}}. 이름과 모양은 여기서 가중치를 내보내 확인할 수 있습니다.',
    'tensor-missing':
      '{{file}} 파일은 {{model}}에 가깝지만 {{field}} 텐서({{expected}})가 없습니다. 이름과 모양은 여기서 가중치를 내보내 확인할 수 있습니다.',
    'tensor-shape':
      '{{file}} 파일은 {{model}}에 가깝지만 {{field}}의 모양이 다릅니다({{received}}, 필요한 모양: {{expected}}). 이름과 모양은 여기서 가중치를 내보내 확인할 수 있습니다.',
    'tensors-extra':
      '{{file}} 파일은 {{model}}에 가깝지만 쓰지 않는 텐서가 더 있습니다({{received}}). 그 텐서를 빼고 다시 저장하세요.',
    'tensor-twice':
      '{{file}} 파일에 {{field}} 텐서가 두 번 들어 있습니다({{received}}). 하나만 남기고 다시 저장하세요.',
    role: '{{file}} 파일은 여기서 학생으로만 쓰는 {{received}}입니다. 교사로 쓸 수 있는 신경망: {{expected}}.',
    dataset:
      '{{file}} 파일은 다른 데이터셋으로 학습했습니다({{received}}, 이 실행의 데이터셋: {{expected}}). 데이터셋을 먼저 바꾸세요.',
  },
};
