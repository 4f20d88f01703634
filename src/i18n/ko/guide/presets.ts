/** 살펴볼 만한 실행: 이름, 이유, 측정한 효과. */
export const presets = {
  open: '추천 설정',
  close: '추천 설정 닫기',
  title: '추천 설정: 살펴볼 만한 실행',
  lead: '추천 설정을 불러오면 모든 설정이 바뀌고 새 실행이 시작됩니다. 예상은 모두 측정하기 전에 적어 두었습니다.',
  basis:
    '조정에 쓰지 않은 시드 다섯 개와 전체 테스트 이미지로 측정했습니다({{command}}, {{date}}, {{backend}}).',
  load: '불러오기',
  measured: '시드 {{seeds}}개: 학생 {{student}}%, 대조군 {{control}}%, 차이 {{gain}}%p.',
  toOther: '‘{{other}}’의 학생과 비교: {{points}}%p.',
  held: '{{date}}의 예상: {{wanted}}. 예상대로였습니다.',
  failed: '{{date}}의 예상: {{wanted}}. 예상과 달랐습니다.',
  unmeasured: '{{date}}의 예상: {{wanted}}. 아직 측정하지 않았습니다.',
  expected: {
    ahead: '학생이 대조군보다 앞섭니다',
    behind: '학생이 대조군보다 뒤처집니다',
    equal: '모든 시드에서 학생과 대조군의 정확도가 같습니다',
    'at-chance': '모든 시드에서 둘 다 무작위 수준에 머뭅니다',
    'gains-little': '학생의 이득이 1%p보다 작습니다',
    above: '학생의 정확도가 ‘{{other}}’보다 높습니다',
    below: '학생의 정확도가 ‘{{other}}’보다 낮습니다',
    like: '‘{{other}}’의 학생과 정확도 차이가 1%p 이내입니다',
  },
  names: {
    'good-start': '좋은 출발점',
    'soft-and-hints': '소프트 타깃과 힌트',
    'all-labelled': '모두 라벨이 있을 때',
    'alpha-zero': '알파(α) 0',
    't-squared-forgotten': 'T²을 빠뜨렸을 때',
    'teacher-too-sure': '지나치게 확신하는 교사',
    'teacher-too-sure-hot': '지나친 확신, 하지만 T = 20',
    'too-few-steps': '스텝이 너무 적을 때',
    'rate-too-high': '학습률이 너무 높을 때',
  },
  reasons: {
    'good-start':
      '라벨이 있는 이미지 300장, T = 4, α = 0.9. 라벨이 적어 학생이 교사에게서 배울 것이 많습니다.',
    'soft-and-hints':
      '교사의 특징 맵까지 따라 배웁니다. 두 번째 신호가 무엇을 더해 주는지, 비용은 얼마인지 살펴보세요.',
    'all-labelled':
      '라벨이 있는 이미지가 10,000장이면 라벨만으로 거의 충분해서 교사가 더해 줄 것이 많지 않습니다.',
    'alpha-zero':
      '교사의 비중이 0이므로 학생과 대조군은 같은 배치에서 같은 손실을 계산합니다. 비교 자체를 확인하는 설정입니다.',
    't-squared-forgotten':
      'T = 20인데 T²을 곱하지 않습니다. 소프트 타깃의 그래디언트가 약 1/T²배로 줄어 라벨 항보다 훨씬 작아집니다.',
    'teacher-too-sure':
      '교사의 로짓을 5배로 키웠습니다. T = 4에서도 답이 거의 원-핫이라 교사가 아는 것이 잘 드러나지 않습니다.',
    'teacher-too-sure-hot':
      '같은 교사를 T = 20으로 봅니다. 로짓도 5배, 온도도 5배입니다. 교사의 지식은 숨어 있었을 뿐 사라지지 않았습니다.',
    'too-few-steps':
      '50스텝뿐입니다. 소프트 타깃으로는 처음에 더 느리게 배울 수 있어, 여기서 멈추면 증류가 해롭다고 잘못 결론짓기 쉽습니다.',
    'rate-too-high': 'Adam에 학습률 1을 씁니다. 처음 몇 스텝 만에 두 신경망의 가중치가 모두 망가집니다.',
  },
};
