import type { drawing as english } from '../../en/tools/drawing.ts';

/** 직접 그리기의 문구(한국어). */
export const drawing: typeof english = {
  title: '직접 그린 이미지',
  canvas: '그리기 칸',
  keys: '마우스, 손가락, 펜으로 그립니다. 키보드로는 화살표 키로 펜을 옮기고(Shift와 함께 누르면 크게 이동) 스페이스 키로 펜을 대거나 뗍니다. Ctrl+Z는 되돌리기입니다. 이미지 파일을 열어도 됩니다.',
  hint: {
    mnist: '여기에 숫자를 그려 보세요',
    'fashion-mnist': '옷이나 신발을 그려 보세요',
    hangul: '여기에 자음을 써 보세요. 예: ㅎ',
    'coloured-mnist': '여기에 숫자를 그려 보세요',
    other: '여기에 클래스 중 하나를 그려 보세요',
  },
  how: {
    mnist: '0부터 9까지의 숫자. 이미지를 열거나 붙여 넣거나 끌어다 놓아도 됩니다.',
    'fashion-mnist':
      '예: 부츠, 드레스, 가방. 속을 채워 그리세요. 사진을 열거나 붙여 넣거나 끌어다 놓아도 됩니다.',
    hangul: 'ㄱ부터 ㅎ까지의 자음 하나. 이미지를 열거나 붙여 넣거나 끌어다 놓아도 됩니다.',
    'coloured-mnist':
      '0부터 9까지의 숫자, 색은 자유. 이미지를 열거나 붙여 넣거나 끌어다 놓아도 되며 색은 그대로 남습니다.',
    other: '목록에 있는 클래스 중 하나. 이미지를 열거나 붙여 넣거나 끌어다 놓아도 됩니다.',
  },
  made: {
    'centre-of-mass': 'MNIST와 똑같이 20 × 20에 맞추고 무게중심(centre of mass)을 가운데로 옮겼습니다.',
    'whole-frame': 'Fashion-MNIST처럼 틀 전체에 맞췄습니다.',
  },
  ask: '그리기 칸이 비어 있습니다. 먼저 그려 보세요.',
  answers: '교사: {{teacher}}, 학생: {{student}}, 대조군: {{control}}.',
  seen: '신경망이 보는 모습',
  seenName: '{{width}} × {{height}}픽셀로 줄인 그림',
  brush: '펜 굵기',
  tint: '색',
  white: '흰색',
  tintOf: '{{name}}의 색',
  thin: '가늘게',
  medium: '보통',
  thick: '굵게',
  undo: '되돌리기(Ctrl+Z)',
  clear: '모두 지우기',
  open: '이미지 열기',
  openShort: '열기',
  paste: '이미지 붙여넣기(Ctrl+V)',
  pasteShort: '붙여넣기',
  penDown: '펜을 댔습니다',
  penUp: '펜을 뗐습니다',
  dismiss: '메시지 닫기',
  done: {
    flattened: '투명한 곳에 단색 배경을 깔았습니다.',
    inverted: '밝은 바탕에 어두운 그림이라 반전했습니다.',
    asItIs: '그대로 썼습니다.',
    balanced: 'MNIST처럼 크기와 중심을 맞췄습니다.',
    filled: 'Fashion-MNIST처럼 틀에 맞췄습니다.',
  },
  refused: {
    type: '‘{{name}}’의 형식은 {{received}}입니다. PNG, JPEG, WebP, GIF, BMP, AVIF 이미지만 열 수 있습니다. 이 중 하나로 저장해서 다시 여세요.',
    bytes:
      '‘{{name}}’의 크기는 {{received}} MB입니다. {{most}} MB까지 열 수 있습니다. 더 작게 저장하거나 일부만 잘라서 여세요.',
    side: '‘{{name}}’의 크기는 {{width}} × {{height}}픽셀입니다. 한 변에 {{most}}픽셀까지 열 수 있습니다. 먼저 크기를 줄이세요.',
    damaged:
      '‘{{name}}’: 형식은 {{type}}인데 이미지로 읽을 수 없습니다. 손상되었거나 잘린 파일입니다. 원래 프로그램에서 다시 저장하세요.',
    blank:
      '‘{{name}}’에서 눈에 띄는 그림을 찾지 못했습니다. 어두운 바탕에 밝은 선, 또는 밝은 바탕에 어두운 선이 필요합니다. 더 선명한 이미지를 쓰세요.',
    nothingCopied:
      '클립보드에 이미지가 없습니다. 먼저 이미지를 복사하세요. 예: 마우스 오른쪽 버튼을 누르고 ‘이미지 복사’.',
    noClipboard:
      '브라우저가 클립보드 사용을 허용하지 않았습니다. 여기서 Ctrl+V를 누르거나 이미지를 파일로 여세요.',
  },
};
