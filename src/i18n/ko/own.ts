import type { own as english } from '../en/own.ts';

/** 방문자가 만드는 데이터셋의 문구(한국어). */
export const own: typeof english = {
  title: '내 예제로 학습하기',
  intro:
    '내 이미지로 데이터셋을 만듭니다. 클래스가 {{classes}}개 이상 필요하고, 클래스마다 서로 다른 이미지가 {{examples}}장 이상 필요합니다. 교사와 학생이 여기서 그 이미지로 학습합니다. 이미지는 이 브라우저에만 남고 어디로도 보내지 않습니다.',
  untitled: '내 데이터셋',
  kept: {
    title: '이 브라우저에 있는 데이터셋',
    none: '아직 없습니다.',
    waiting: '브라우저 저장소를 읽는 중…',
    about: '클래스 {{classes}}개 · 이미지 {{examples}}장 · {{size}} MB · {{date}}',
    use: '쓰기',
    useName: '{{name}} 데이터셋 쓰기',
    used: '쓰는 중',
    change: '고치기…',
    changeName: '{{name}} 데이터셋 고치기',
    export: '내보내기',
    exportName: '{{name}} 데이터셋을 zip으로 내보내기',
    remove: '삭제',
    removeName: '{{name}} 데이터셋 삭제',
    removeInUse:
      '지금 실행이나 ‘되돌리기’로 돌아갈 실행에서 쓰는 데이터셋입니다. 먼저 다른 데이터셋을 고르세요.',
    removeSure: '정말 삭제할까요?',
    removeSureName:
      '{{name}} 데이터셋을 정말 삭제할까요? 이 데이터셋의 실행 기록은 다시 가져올 때까지 열 수 없습니다.',
    import: '데이터셋 가져오기…',
    exportHint: '실행의 링크에는 데이터셋의 이름만 있고 이미지는 없습니다. 내보낸 zip 파일을 함께 보내세요.',
  },
  make: {
    title: '데이터셋 만들기',
    changing: '고친 데이터셋은 원래 데이터셋과 따로 저장됩니다.',
    name: '데이터셋 이름',
    kind: '이미지 형식',
    grey: '흑백, 28 × 28',
    colour: '컬러, 32 × 32',
    kindFixed: '이미지가 있는 동안에는 바꿀 수 없습니다.',
    square: '이미지마다 가운데 정사각형을 잘라 이 크기로 줄여서 씁니다.',
    folder: '폴더…',
    files: 'Zip 또는 IDX 파일…',
    camera: '카메라',
    draw: '그리기',
    ways: '이미지를 더하는 방법',
    hint: '폴더와 zip: 클래스마다 폴더를 하나씩 만들고 PNG, JPEG, GIF, WebP, BMP 파일을 넣으세요. IDX: 이미지 파일과 라벨 파일을 함께 고르세요. .gz도 됩니다.',
    clear: '새로 시작하기',
    reading: '파일 {{files}}개 중 {{done}}개 읽음',
    cancel: '취소',
    cancelled: '취소했습니다. 더해진 이미지는 없습니다.',
    added: '이미지 {{pictures}}장을 더했습니다(클래스 {{classes}}개).',
    imported: '{{name}} 데이터셋을 가져왔습니다.',
    hidden: '건너뛴 숨김 파일: {{files}}개.',
    leftOut: '제외한 파일: {{files}}개',
    more: '그 밖에 {{files}}개가 더 있습니다.',
    dismiss: '메시지 닫기',
  },
  classes: {
    title: '클래스',
    class: '클래스',
    nameOf: '{{number}}번 클래스의 이름',
    examples: '이미지 수',
    pictures: '예',
    duplicates: '중복',
    duplicatesNote:
      '같은 클래스에 똑같은 이미지가 또 있거나, 다른 클래스에도 있는 이미지입니다. 모두 학습에만 쓰므로 테스트 이미지를 미리 보는 일은 없습니다.',
    duplicatesValue: '{{copies}} + 다른 클래스와 {{shared}}',
    remove: '{{name}} 클래스 빼기',
    removing: '빼기',
    removed: '{{name}} 클래스를 뺐습니다.',
    balance: '클래스마다 이미지가 {{fewest}}장에서 {{most}}장 있습니다.',
    unbalanced:
      '가장 큰 클래스가 가장 작은 클래스의 {{times}}배입니다. 이때 정확도만 보면 작은 클래스를 얼마나 맞히는지 알기 어렵습니다.',
    split: '학습 {{train}}장, 테스트 {{test}}장.',
    none: '아직 이미지가 없습니다.',
  },
  add: {
    class: '새 이미지의 클래스',
    count: '{{name}}: {{pictures}}장',
    take: '이 그림 더하기',
    blank: '그리기 칸이 비어 있습니다. 먼저 그려 보세요.',
    shoot: '한 장 찍기',
    burst: '연속으로 열 장 찍기',
    close: '카메라 끄기',
    starting: '카메라를 켜는 중입니다. 브라우저가 권한을 물을 수 있습니다…',
    running: '카메라 화면. 가운데 정사각형을 씁니다.',
    needsClass: '먼저 클래스 이름을 쓰세요.',
    canvas: '그리기 칸',
    keys: '마우스, 손가락, 펜으로 그립니다. 키보드로는 화살표 키로 펜을 옮기고(Shift와 함께 누르면 크게 이동) 스페이스 키로 펜을 대거나 뗍니다.',
    hint: '여기에 그리세요',
    clear: '모두 지우기',
  },
  keep: '저장하고 쓰기',
  keepHint: '새 실행이 시작되고, 교사가 먼저 내 이미지로 학습합니다.',
  keeping: '저장하는 중…',
  link: '이 링크의 실행은 다른 사람이 만든 데이터셋({{id}})을 쓰는데, 이 브라우저에는 없습니다. 내보낸 zip 파일을 받아 데이터셋 옆의 ‘내 예제…’에서 가져온 뒤 링크를 다시 여세요. 대신 쓴 값: {{used}}',
  refused: {
    unreadable:
      '브라우저가 {{name}} 파일을 읽지 못했습니다({{received}}). 파일이 그 자리에 있는지 확인하고 다시 고르세요.',
    'zip-bytes':
      '{{name}} 파일의 크기는 {{received}} MB입니다. {{expected}} MB까지 열 수 있습니다. 이미지를 줄여서 다시 압축하세요.',
    zip: '{{name}} 파일은 zip이 아니거나 일부가 잘렸습니다({{received}}). 폴더를 다시 압축하거나 파일을 다시 복사하세요.',
    'zip-large':
      '{{name}} 파일은 이 페이지가 읽지 못하는 큰 zip(Zip64)입니다. 이미지를 줄여서 다시 압축하세요.',
    encrypted: '{{name}} 파일에 암호가 걸려 있습니다({{received}}). 암호 없이 다시 압축하세요.',
    path: '‘{{name}}’ 경로가 폴더 밖을 가리킵니다. cat/1.png 같은 이름이 필요합니다. 아무것도 읽지 않았습니다. 폴더를 다시 압축하세요.',
    files: '파일이 {{received}}개입니다. {{expected}}개까지 열 수 있습니다. 파일 수를 줄이세요.',
    'total-bytes':
      '모두 {{received}} MB입니다. {{expected}} MB까지 열 수 있습니다. 이미지 수나 크기를 줄이세요.',
    nothing:
      '이미지를 한 장도 찾지 못했습니다(첫 파일: {{received}}). 클래스마다 폴더를 만들고 {{expected}} 파일을 넣으세요.',
    hidden: '{{name}}: 숨김 파일이라 건너뛰었습니다.',
    nested: '{{name}}: zip 안에 든 zip입니다. 먼저 압축을 풀고 폴더를 한 번에 압축하세요.',
    'no-folder': '{{name}}: 폴더에 들어 있지 않아 클래스를 알 수 없습니다. 클래스 이름의 폴더에 넣으세요.',
    type: '{{name}}: 파일 종류가 {{received}}입니다. {{expected}} 중 하나로 저장하세요.',
    'file-bytes':
      '{{name}}: 크기가 {{received}} MB입니다. {{expected}} MB까지 열 수 있습니다. 더 작게 저장하세요.',
    method:
      '{{name}}: 이 페이지가 읽지 못하는 방식({{received}})으로 압축되었습니다. 운영체제의 압축 기능으로 다시 압축하세요.',
    packed: '{{name}}: 압축을 풀면 {{expected}} MB나 적힌 크기보다 커져서 중단했습니다. 다시 압축하세요.',
    pixels:
      '{{name}}: 이미지가 {{received}}픽셀입니다. 모두 {{expected}}픽셀까지 열 수 있습니다. 먼저 크기를 줄이세요.',
    damaged:
      '{{name}}: 읽을 수 없습니다({{received}}). 손상되었거나 잘린 파일입니다. 원래 프로그램에서 다시 저장하세요.',
    idx: '{{name}} 파일은 IDX 파일이 아닙니다. 첫 바이트: {{received}}, 필요한 값: {{expected}}. MNIST와 같은 형식의 파일을 고르세요.',
    'idx-pair':
      'IDX 파일은 이미지 파일과 라벨 파일, 두 개가 필요합니다. 받은 파일: {{received}}. 둘을 함께 고르세요.',
    'idx-shape':
      '{{name}} 파일의 이미지 크기는 {{received}}입니다. 필요한 크기: {{expected}}. 먼저 크기를 맞추세요.',
    'idx-length':
      '{{name}} 파일의 내용이 {{received}}바이트입니다. 필요한 크기는 {{expected}}바이트입니다. 파일을 다시 복사하세요.',
    'idx-count':
      '{{name}} 파일의 라벨이 {{received}}개입니다. 이미지 수와 같은 {{expected}}개가 필요합니다. 짝이 맞는 두 파일을 고르세요.',
    'idx-label':
      '{{name}} 파일에 라벨 {{received}} 값이 있습니다. 쓸 수 있는 값: {{expected}}. 다른 클래스는 빼세요.',
    archive:
      '{{name}} 파일은 여기서 내보낸 데이터셋이 아니거나 빠지거나 잘못된 부분이 있습니다({{received}}). 다시 내보내세요.',
    'archive-version':
      '{{name}} 파일의 버전은 {{received}}입니다. 필요한 버전은 {{expected}}입니다. 이 페이지를 새로고침하거나 여기서 다시 내보내세요.',
    'archive-hash':
      '{{name}} 파일은 내보낸 뒤에 바뀌었습니다. 내용: {{received}}, 필요한 값: {{expected}}. 다시 복사하거나 내보내세요.',
    'classes-few': '클래스가 {{received}}개입니다. {{expected}}개 이상 필요합니다. 클래스를 더하세요.',
    'classes-many': '클래스가 {{received}}개입니다. {{expected}}개까지 쓸 수 있습니다. 몇 개를 빼세요.',
    'examples-few':
      '{{name}} 클래스의 서로 다른 이미지가 {{received}}장입니다. {{expected}}장 이상 필요합니다. 이미지를 더하세요. 똑같은 이미지와 다른 클래스에도 있는 이미지는 세지 않습니다.',
    'examples-many':
      '이미지가 {{received}}장입니다. {{expected}}장까지 쓸 수 있습니다. 클래스를 빼거나 이미지를 줄이세요.',
    'example-bytes':
      '이미지가 {{received}} MB를 차지합니다. {{expected}} MB까지 쓸 수 있습니다. 클래스를 빼거나 이미지를 줄이세요.',
    'name-empty': '클래스에는 이름이 필요합니다. {{name}} 이름을 그대로 둡니다. 글자나 숫자를 쓰세요.',
    'name-missing': '{{received}}번 클래스에 이름이 없습니다. 클래스 표에서 이름을 쓰세요.',
    'name-twice': '{{name}} 클래스가 이미 있습니다. 다른 이름을 쓰세요.',
    kind: '{{name}} 파일의 이미지 형식은 {{received}}인데 데이터셋의 형식은 {{expected}}입니다. 새로 시작하거나 다른 파일을 고르세요.',
    description:
      '이 데이터셋은 저장할 수 없습니다. 다시 읽을 수 없는 이름이 있습니다({{received}}). 데이터셋과 클래스의 이름을 다시 쓰세요.',
    storage:
      '브라우저가 이 페이지에 저장소를 주지 않습니다({{received}}). 데이터셋에는 저장소가 필요합니다. 시크릿 모드를 끄거나 이 페이지의 저장소를 허용하세요.',
    'storage-full':
      '브라우저 저장소가 가득 찼습니다({{received}}). 여기서 데이터셋을 삭제하거나 실행 기록을 지운 뒤 다시 시도하세요.',
    missing: '{{name}} 데이터셋이 이 브라우저에 없습니다. 다시 가져오세요.',
    'camera-absent': '카메라를 찾지 못했습니다. 카메라를 연결하거나 다른 방법으로 이미지를 더하세요.',
    'camera-refused':
      '카메라 사용이 거부되었습니다. 브라우저 설정에서 이 페이지에 허용하거나 다른 방법으로 이미지를 더하세요.',
    'camera-busy':
      '카메라가 응답하지 않습니다({{received}}). 카메라를 쓰는 다른 프로그램을 닫고 다시 시도하세요.',
    'camera-insecure':
      '카메라는 보안 연결(https 또는 localhost)에서만 쓸 수 있습니다. https로 열거나 다른 방법으로 이미지를 더하세요.',
  },
  grey: '흑백',
  colour: '컬러',
};
