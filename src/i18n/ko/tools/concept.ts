/** 소프트 타깃을 설명하는 예시. */
export const concept = {
  title: '소프트 타깃(soft target)이란?',
  toggle: '설명 펼치기 또는 접기',
  idea: '하드 라벨(hard label), 즉 원-핫(one-hot) 벡터는 무엇인지만 말합니다. 교사의 소프트 타깃은 무엇을 닮았는지도 말합니다. 이것이 암흑 지식(dark knowledge)입니다.',
  softTargets: '교사(teacher)',
  dog: '개',
  cat: '고양이',
  car: '자동차',
  slider: '이 예시의 T',
  sharp:
    'T = {{temperature}}에서는 교사가 실제보다 더 확신하는 것처럼 보입니다(고양이 {{cat}}, 자동차 {{car}}). 둘의 비는 {{ratio}} : 1로 벌어집니다.',
  plain:
    'T = 1은 교사가 낸 답 그대로입니다. 닮은 정도는 비율에 있습니다. 고양이와 자동차의 비는 {{ratio}} : 1입니다. T를 올려 보세요.',
  soft: 'T = {{temperature}}에서는 오답이 커집니다(고양이 {{cat}}, 자동차 {{car}}). 대신 둘의 비는 {{ratio}} : 1로 줄어듭니다. 순서는 그대로입니다.',
  flat: 'T = {{temperature}}에서는 모든 답이 비슷해집니다(고양이 {{cat}}, 자동차 {{car}}). 둘의 비는 {{ratio}} : 1뿐입니다.',
  note: '설명을 위해 고른 값입니다. 여기의 T는 이 예시에만 쓰이고 실행은 바꾸지 않습니다.',
};
