/** Texts of the slider that shows earlier steps of the run. */
export const time = {
  title: '시간',
  now: '지금, {{step}}스텝',
  toNow: '지금으로',
  branch: '여기서부터 학습',
  help: '뒤로 끌면 이전 스텝의 신경망을 보여 줍니다. 보는 동안 학습은 멈춥니다.',
  past: '‘여기서부터 학습’을 누르면 새 실행이 시작됩니다. 이 실행은 ‘되돌리기’로 다시 불러올 수 있습니다.',
  failed: '이 스텝으로 돌아가지 못했습니다. 지금 실행은 그대로입니다.',
};
