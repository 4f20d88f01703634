import type { results as english } from '../../en/classroom/results.ts';

/** 학습자 한 명의 결과 코드, 그리고 학급의 결과를 모으는 화면의 문구. */
export const results: typeof english = {
  mine: {
    title: '내 결과',
    intro:
      '이 실행의 설정, 시드, 스텝, 두 정확도를 담은 코드입니다. 선생님께 보내거나 QR 코드를 보여 주세요.',
    before: '아직 결과가 없습니다. 위에서 나만의 시드로 학습하세요.',
    training:
      '시드(seed) {{seed}}로 학습하는 중입니다. {{steps}}스텝 중 {{step}}스텝. 끝나면 여기에 코드가 나옵니다.',
    ready: '결과 코드가 준비되었습니다.',
    changed:
      '이 실행 도중에 바뀐 설정: {{keys}}. 학급에서는 처음부터 끝까지 같은 설정으로 학습한 실행끼리 비교합니다. ‘처음으로’를 누르고 다시 학습하세요.',
    moved:
      '학습할 때와 달라진 설정: {{keys}}. 이 실행의 코드를 받으려면 설정을 되돌리고, 지금 설정으로 하려면 ‘처음으로’를 누르고 다시 학습하세요.',
    keys: { methods: '방법', studentLabels: '학생에게 라벨 알려 주기' },
    summary:
      '시드 {{seed}}, 스텝 {{step}}/{{steps}}: 테스트 이미지 {{pictures}}장에서 학생 {{student}}, 대조군 {{control}}.',
    unfinished: '실행이 아직 끝나지 않았습니다. 스텝이 다른 결과는 함께 모으지 않습니다.',
    fewPictures: '테스트 이미지의 일부로만 측정한 값입니다.',
    testAll: '먼저 모든 테스트 이미지로 평가하기',
    nickname: '별명(선택)',
    nicknameHint:
      '{{most}}자까지. 함께 제출하기로 한 확인 문제 말고 다른 개인 정보는 코드에 들어가지 않습니다.',
    testBefore: '수업 전 확인 문제도 함께 제출합니다. 맞은 개수는 수업 뒤의 문제를 풀면 볼 수 있습니다.',
    testAfter: '확인 문제도 함께 제출합니다: {{same}}개 중 {{after}}개, {{once}}개 중 {{further}}개 정답',
    testBoth:
      '확인 문제도 함께 제출합니다: {{same}}개 중 {{before}} → {{after}}개 정답, 다른 상황의 {{once}}개 중 {{further}}개 정답',
    code: '결과 코드',
    copy: '코드 복사',
    qr: '내 결과의 QR 코드',
    qrHint: '학급 결과 화면의 카메라에 보여 주세요.',
    seedTitle: '나만의 시드(seed)',
    seedHint:
      '시드가 같으면 모두 같은 결과가 나옵니다. 출석 번호를 시드로 쓰세요. 그러면 학습자 30명이 시드 30개가 됩니다.',
    seed: '내 시드',
    seedWrong: '쓸 수 없는 시드입니다: ‘{{received}}’. 0 이상 999999 이하의 정수를 쓰세요.',
    seedStart: '이 시드로 학습하기',
  },
  title: '학급 결과',
  lead: '학습자 30명이면 시드 30개입니다. 한 번은 운으로 앞설 수 있지만, 여러 번 해 보면 운인지 아닌지 알 수 있습니다.',
  add: '결과 넣기',
  paste: '결과 코드',
  pasteHint:
    '한 줄에 하나씩, 또는 대화 내용을 통째로 붙여 넣으세요. 코드만 찾아냅니다. 이 브라우저에만 남습니다.',
  addButton: '넣기',
  noCode:
    '붙여 넣은 글에서 코드를 찾지 못했습니다. KD1.WzUw….0k3x9ab 같은 코드여야 합니다. 실험실에서 ‘공유’, ‘내 결과’를 차례로 누르세요.',
  added_one: '결과 {{count}}개를 넣었습니다.',
  added_other: '결과 {{count}}개를 넣었습니다.',
  duplicates_one: '{{count}}개는 이미 있습니다(설정, 스텝, 시드가 같음). 한 번만 셉니다.',
  duplicates_other: '{{count}}개는 이미 있습니다(설정, 스텝, 시드가 같음). 한 번씩만 셉니다.',
  duplicateHint:
    '시드가 같은 학습자는 똑같은 실행을 한 것입니다. ‘공유’, ‘내 결과’에서 서로 다른 시드를 쓰게 하세요.',
  duplicate: '시드 {{seed}} {{name}}',
  refused_one: '코드 {{count}}개를 넣지 못했습니다.',
  refused_other: '코드 {{count}}개를 넣지 못했습니다.',
  refusedLine: '{{line}}번째 줄: {{problem}}',
  problems: {
    shape: '코드가 잘렸습니다. KD1, 마침표, 글자들, 마침표, 글자 7개여야 합니다. 끝까지 복사하세요.',
    version: '다른 버전의 페이지에서 만든 코드입니다. 양쪽 모두 페이지를 새로 고치세요.',
    checksum: '코드의 글자가 바뀌었거나 빠졌습니다. 손으로 치지 말고 다시 복사하세요.',
    content: '이 페이지에서 만든 코드가 아닙니다. ‘공유’, ‘내 결과’에서 나온 코드여야 합니다.',
    config: '이 페이지가 모르는 실행의 코드입니다. 양쪽 모두 페이지를 새로 고치세요.',
  },
  notKept:
    '브라우저 저장 공간이 가득 찼거나 막혀 있어 목록을 보관하지 못합니다. 페이지를 닫으면 사라지니 CSV 파일로 저장하세요.',
  unreadable_one: '저장된 결과 {{count}}개는 이 버전에서 읽을 수 없습니다. 지우지 않고 그대로 보관합니다.',
  unreadable_other: '저장된 결과 {{count}}개는 이 버전에서 읽을 수 없습니다. 지우지 않고 그대로 보관합니다.',
  removeUnreadable_one: '이 결과 지우기',
  removeUnreadable_other: '이 결과들 지우기',
  scan: '카메라로 읽기',
  scanStop: '카메라 끄기',
  scanning: 'QR 코드를 카메라 앞에 보여 주세요. 영상은 이 기기를 벗어나지 않습니다.',
  scanStarting: '카메라를 켜는 중…',
  scanVideo: '카메라 화면',
  scanOther: '이 QR 코드에는 결과가 없습니다. ‘공유’, ‘내 결과’에서 나온 QR 코드여야 합니다.',
  scanned: '읽음: 시드 {{seed}} {{name}}',
  camera: {
    insecure:
      '카메라는 보안 연결(https 또는 localhost)에서만 쓸 수 있습니다. 이 페이지의 프로토콜은 {{protocol}}입니다. https로 열거나 코드를 붙여 넣으세요.',
    absent: '카메라를 찾지 못했습니다. 카메라를 연결하거나 코드를 붙여 넣으세요.',
    refused: '카메라 사용이 거부되었습니다. 브라우저 설정에서 이 페이지에 허용하거나 코드를 붙여 넣으세요.',
    busy: '다른 프로그램이 카메라를 쓰고 있습니다. 그 프로그램을 닫고 다시 시도하거나 코드를 붙여 넣으세요.',
    silent:
      '카메라가 응답하지 않습니다. 브라우저가 권한을 묻고 있는지 확인하고 다시 시도하거나 코드를 붙여 넣으세요.',
    failed: '카메라를 켜지 못했습니다({{reason}}). 다시 시도하거나 코드를 붙여 넣으세요.',
  },
  group: '설정과 스텝',
  groupOption_one: '{{name}} · 결과 {{count}}개',
  groupOption_other: '{{name}} · 결과 {{count}}개',
  groupName:
    '{{dataset}}, 교사 {{teacher}} → 학생 {{student}}, {{methods}}, 라벨 {{labelled}}개, T {{temperature}}, α {{alpha}}, 스텝 {{step}}/{{steps}}',
  groupMore: '{{name}}(+ 설정 {{more}})',
  noMethod: '방법 없음',
  groups: '서로 다른 설정이 {{count}}가지 있습니다. 설정과 스텝이 같은 결과끼리만 모읍니다.',
  openRun: '이 실행을 실험실에서 열기',
  empty: '아직 결과가 없습니다. 입력란에 코드를 붙여 넣으면 하나하나가 점이 됩니다.',
  difference: '학생 − 대조군',
  points: '퍼센트포인트(%p)',
  accuracy: '테스트 정확도(test accuracy)',
  mean: '평균',
  interval: '평균의 95% 구간(t 분포)',
  zero: '차이 없음',
  seeds_one: '학습자 {{count}}명, 시드 {{count}}개',
  seeds_other: '학습자 {{count}}명, 시드 {{count}}개',
  explain: {
    single: '시드 하나로는 결론을 내릴 수 없습니다. 결과를 더 넣으세요. 이 실행의 차이는 {{mean}}%p입니다.',
    few: '평균 차이는 {{mean}}%p이고, 95% 구간은 {{low}}부터 {{high}}까지입니다.',
    'too-close':
      '평균 차이는 {{mean}}%p이지만, 95% 구간 {{low}}부터 {{high}}까지에 0이 들어 있습니다. 운만으로도 나올 수 있는 차이입니다.',
    ahead: '학생이 평균 {{size}}%p 앞섭니다. 95% 구간은 {{low}}부터 {{high}}까지이고 0이 들어 있지 않습니다.',
    behind:
      '대조군이 평균 {{size}}%p 앞섭니다. 학생 − 대조군의 95% 구간은 {{low}}부터 {{high}}까지이고 0이 들어 있지 않습니다.',
  },
  ahead: '실행 {{count}}번 가운데 학생이 앞선 것은 {{ahead}}번, 뒤처진 것은 {{behind}}번입니다.',
  chart:
    '실행 {{count}}번의 점: 평균 차이 {{mean}}%p, 학생 {{student}}, 대조군 {{control}}. 모든 숫자는 아래 표에 있습니다.',
  table: '모든 결과',
  columns: {
    nickname: '별명',
    seed: '시드',
    student: '학생',
    control: '대조군',
    difference: '차이(%p)',
    pictures: '이미지 수',
    test: '확인 문제: 전 → 후',
    remove: '삭제',
  },
  /** 확인 문제의 정답 수: 표의 칸과 학급 평균. */
  testCell: '{{before}} → {{after}} + {{further}}',
  testMean_one: '학습자 {{count}}명의 수업 전후 확인 문제: {{same}}개 중 {{before}} → {{after}}개 정답.',
  testMean_other:
    '학습자 {{count}}명의 수업 전후 확인 문제: {{same}}개 중 평균 {{before}} → {{after}}개 정답.',
  noName: '별명 없음',
  remove: '시드 {{seed}} {{name}} 삭제',
  csv: 'CSV로 저장',
  clear: '모두 지우기',
  cleared: '목록에서 삭제했습니다.',
  undo: '되돌리기',
  toLab: '실험실로 돌아가기',
};
