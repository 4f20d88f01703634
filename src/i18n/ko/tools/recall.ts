import type { recall as en } from '../../en/tools/recall.ts';

/** 어느 클래스를 알아보는지, 한 클래스의 편향을 조정하면 무엇이 바뀌는지(한국어). */
export const recall: typeof en = {
  title: '클래스별 재현율(recall)',
  intro: '한 클래스의 이미지 가운데 몇 장을 알아볼까요? 막대를 가로지르는 파란 선이 교사입니다.',
  caption: '클래스마다 학생, 대조군, 교사의 재현율',
  choose: '자세히 볼 클래스',
  class: '클래스',
  className: '클래스 {{name}}',
  count: '{{right}}/{{all}}장',
  never: '본 적 없음',
  all: '모든 클래스',
  wrong: '{{pictures}}장 틀림',
  without: '조정하지 않을 때',
  measured: '테스트 이미지 처음 {{pictures}}장, {{step}}스텝.',
  waiting: '엔진이 준비되면 바로 측정합니다.',
  bias: '클래스 {{name}}의 편향(bias) 조정',
  biasHelp:
    '학생과 대조군 모두 이 클래스의 로짓(logit)에 같은 값을 더하므로 비교는 공정하고, 다시 학습할 필요가 없습니다. 전체 오답도 보세요. 이 클래스를 더 맞히는 만큼 다른 클래스를 틀릴 수 있습니다.',
  alsoCorrected: '학생과 대조군의 로짓(logit)에 똑같이 더합니다. 함께 조정한 클래스: {{others}}.',
  reset: '조정 없애기',
  takenFor: '클래스 {{name}}의 오답',
  takenForNothing: '없음(모두 맞힘)',
  takenEntry: '{{name}}({{pictures}}장)',
  neverSeen: '학생도 대조군도 이 클래스를 본 적이 없습니다.',
  heard: '다만 학생은 교사의 소프트 타깃을 통해 이 클래스를 간접적으로 배웠습니다.',
  seen: '학생과 대조군 모두 이 클래스를 보았습니다. ‘학습 데이터’에서 한 클래스를 숨기고 다시 학습시켜 보세요.',
  why: '힌턴, 비니얄스, 딘(Hinton, Vinyals & Dean, 2015)이 3을 모두 빼고 학습시켰더니 학생은 3의 편향(bias)을 너무 낮게 배웠습니다. 이 편향을 테스트 세트에 맞춰 고른 값인 3.5만큼 올리자 한 번도 본 적 없는 3의 98.6%를 알아보았습니다.',
};
