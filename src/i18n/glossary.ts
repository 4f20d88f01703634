/** One thing with its one name in each language, and the names that it must not get. */
interface Term {
  readonly english: string;
  readonly korean: string;
  /** Other names of the same thing. */
  readonly not?: { readonly en?: RegExp; readonly ko?: RegExp };
}

/** The names of the page's things. A test holds every text to them. */
export const glossary: readonly Term[] = [
  { english: 'teacher', korean: '교사', not: { ko: /스승/u } },
  { english: 'teacher assistant', korean: '조교', not: { ko: /보조 교사|어시스턴트/u } },
  { english: 'peer', korean: '동료 학생', not: { ko: /또래|피어(?! ?슨)|동료(?! 학생)/u } },
  { english: 'student', korean: '학생', not: { ko: /증류한 학생|제자/u } },
  { english: 'control', korean: '대조군', not: { en: /\bbaseline\b/iu, ko: /통제군|비교군|대조 모델/u } },
  { english: 'learner', korean: '학습자', not: { en: /\bpupils?\b/iu } },
  { english: 'lesson', korean: '수업', not: { ko: /번째 수업|\d번 수업|레슨/u } },
  { english: 'lesson plan', korean: '수업 지도안', not: { en: /sheet for the teacher/iu, ko: /안내지/u } },
  {
    english: 'network',
    korean: '신경망',
    not: { ko: /(교사|학생|작은|큰|두|세) 네트워크|네트워크 (하나|크기)/u },
  },
  { english: 'picture', korean: '이미지', not: { en: /\bimages?\b(?!”)/iu, ko: /(학습|테스트) 그림/u } },
  {
    english: 'training data',
    korean: '학습 데이터',
    not: { en: /transfer data|training set\b/iu, ko: /훈련|트레이닝|전이 (데이터|세트)/u },
  },
  {
    english: 'transfer set',
    korean: '전이 집합',
    not: { en: /\btransfer (data|pictures)\b/iu, ko: /전이 (데이터|세트|이미지)/u },
  },
  { english: 'run', korean: '실행', not: { en: /\btrials?\b/iu } },
  { english: 'ensemble', korean: '앙상블', not: { en: /\bcommittee\b/iu, ko: /모둠|위원회/u } },
  { english: 'step', korean: '스텝', not: { ko: /스텝을 밟/u } },
  { english: 'stage (of a network)', korean: '스테이지', not: { ko: /[123]단계(?!에서 열)|단계 수/u } },
  { english: 'generation', korean: '세대', not: { ko: /(첫|둘째|셋째|[두세] ?번째) 세대/u } },
  { english: 'seed', korean: '시드', not: { ko: /씨앗|난수값/u } },
  { english: 'weights', korean: '가중치', not: { ko: /웨이트/u } },
  {
    english: 'initial weights',
    korean: '초기 가중치',
    not: { en: /(starting|first) weights/iu, ko: /(시작|처음) 가중치/u },
  },
  { english: 'batch', korean: '배치', not: { ko: /미니 ?배치/u } },
  { english: 'gradient', korean: '그래디언트', not: { ko: /기울기|경사(?!진)|그레이디언트|그라디언트/u } },
  { english: 'loss ledger', korean: '손실 항목별 분석', not: { ko: /손실 장부/u } },
  { english: 'regressor', korean: '회귀층', not: { ko: /회귀기|통역/u } },
  {
    english: 'feature map',
    korean: '특징 맵',
    not: { en: /activation map/iu, ko: /특성 맵|피처 맵|특징맵/u },
  },
  { english: 'attention map', korean: '어텐션 맵', not: { ko: /주의 맵|어텐션 지도|어텐션의 지도/u } },
  { english: 'heatmap', korean: '히트맵', not: { en: /heat over/iu, ko: /열지도/u } },
  {
    english: 'soft target',
    korean: '소프트 타깃',
    not: { en: /soft label/iu, ko: /소프트 타겟|소프트 라벨|연성/u },
  },
  {
    english: 'hard label',
    korean: '하드 라벨',
    not: {
      en: /hard target/iu,
      ko: /하드 타깃|레이블|정답이 (있는|붙은)|정답(만으로| 없는)|(잘못된|틀린) 정답/u,
    },
  },
  { english: 'softmax', korean: '소프트맥스', not: { ko: /(?<!소프트맥스\()softmax/u } },
  { english: 'dark knowledge', korean: '암흑 지식', not: { ko: /어둠의 지식|다크 날리지/u } },
  {
    english: 'temperature',
    korean: '온도',
    not: { en: /\bheat\b|(?<!one-)\b(warm|hot|cold)\b/iu, ko: /뜨거|따뜻|차가운/u },
  },
  { english: 'share (α)', korean: '비중', not: { ko: /몫/u } },
  { english: 'labelled picture', korean: '라벨이 있는 이미지', not: { ko: /라벨 이미지/u } },
  { english: 'method', korean: '방법', not: { ko: /기법/u } },
  { english: 'answer', korean: '답', not: { ko: /교사의 출력(?! 분포)/u } },
  { english: 'pen', korean: '펜', not: { ko: /붓 /u } },
  { english: 'standard deviation', korean: '표준편차', not: { ko: /표준 편차/u } },
  { english: 'nickname', korean: '별명', not: { ko: /이름 없음/u } },
  { english: 'accuracy', korean: '정확도', not: { ko: /정확률/u } },
  { english: 'gap', korean: '차이', not: { ko: /격차/u } },
  { english: 'agreement', korean: '교사와의 일치율', not: { ko: /교사와 일치\b|교사와 일치\(/u } },
  { english: 'fidelity', korean: '충실도', not: { ko: /피델리티/u } },
  {
    english: 'confidence',
    korean: '확신도',
    not: { ko: /확신\(confidence|평균 확신(?!도)|신뢰도\(confidence/u },
  },
  { english: 'calibration error', korean: '캘리브레이션 오차', not: { ko: /보정/u } },
  { english: 'bias', korean: '편향', not: { ko: /바이어스/u } },
  { english: 'verdict', korean: '판정', not: { ko: /아직 가릴/u } },
  { english: 'wrong class', korean: '오답', not: { ko: /틀린 답들?(?!입니다)|틀린 막대/u } },
  { english: 'map (of two settings)', korean: '지도' },
  { english: 'Play', korean: '학습 시작', not: { ko: /재생/u } },
  { english: 'Pause', korean: '일시정지', not: { ko: /일시 정지/u } },
  { english: 'Stop', korean: '정지', not: { ko: /멈추기/u } },
  { english: 'Reset', korean: '처음으로', not: { ko: /초기화/u } },
  { english: 'Undo', korean: '되돌리기', not: { ko: /실행 취소/u } },
  { english: 'Reload', korean: '새로고침', not: { ko: /다시 열기$|페이지를 다시 (여|열)/u } },
  { english: 'arrow keys', korean: '화살표 키', not: { ko: /방향키/u } },
  { english: 'Vinyals', korean: '비니얄스', not: { ko: /비니알스|빈얄스/u } },
  { english: 'Hinton', korean: '힌턴', not: { ko: /힌튼/u } },
];

/** Words and forms that no text has, and what to write instead. */
export const style: readonly { readonly instead: string; readonly not: Term['not'] }[] = [
  { instead: '합니다', not: { ko: /[가-힣](어|아|해|예|이에|네|군|지)요(?=[.!?,\s]|$)/u } },
  { instead: '합니까, 할까요', not: { ko: /[가-힣](나|는가|은가|던가)요(?=[.!?,\s]|$)/u } },
  { instead: 'no space before a bracket', not: { ko: /[가-힣’”}] \((?!1 −)/u } },
  { instead: '가중치는 보통, 보통 쓰는 값', not: { ko: /보통 (가중치|값)/u } },
  { instead: '%p', not: { ko: /퍼센트 ?포인트(?!\(%p\))/u } },
  { instead: '몇 분의 1', not: { ko: /몇 배 작|몇 배로 (줄|작)/u } },
  { instead: '하세요', not: { ko: /십시오/u } },
  {
    instead: 'a wording that fits every number and name',
    not: { ko: /은\(는\)|을\(를\)|이\(가\)|와\(과\)|\(으\)로|\(이\)라/u },
  },
  { instead: '1/T²배로, 1/T²으로', not: { ko: /T²(로|를|는)(?![가-힣])/u } },
  { instead: '비교하다', not: { ko: /견(주|준|줄|줘)/u } },
  { instead: '비용이 적다, 가치가 크다', not: { ko: /값싸|값싼|값지|값진|값집|값질|값이 들/u } },
  { instead: '측정하다', not: { ko: /(?<![가-힣])(잰|쟀|잽니다|재기|재는)(?![가-힣]{2})/u } },
  { instead: '각각, 서로', not: { ko: /저마다/u } },
  { instead: '즉, 인', not: { ko: /, 곧 |곧이어/u } },
  { instead: '이유, 원인', not: { ko: /까닭/u } },
  { instead: '앞서다, 뒤처지다', not: { ko: /이깁니다|앞서 갑니다|보다는? 뒤(집|지)/u } },
  { instead: '돌려놓다', not: { ko: /돌려 놓/u } },
  { instead: '적용되다, 영향', not: { ko: /목소리|속삭|실어 나/u } },
  { instead: 'learned', not: { en: /\blearnt\b/iu } },
  {
    instead: 'a contraction',
    not: { en: /\b(can|could|does|do|did|is|are|was|were|will|would|has|have) not\b|\bcannot\b/iu },
  },
  {
    instead: 'the field’s term',
    not: {
      en: /\balike for\b|\bis made like\b|\bto the last digit\b|\bgives .* away\b|\banew\b|\bis no law\b/iu,
    },
  },
  {
    instead: 'British spelling',
    not: { en: /\b(neighbor|color|center|recognize|minimize|memorize|analyze)(s|d|ed|ing)?\b/iu },
  },
];
