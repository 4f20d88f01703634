/** Texts of offline use and updates. */
export const offline = {
  label: '오프라인과 업데이트',
  ready: '이제 인터넷이 없어도 됩니다. 필요한 것이 모두 이 브라우저에 있어요.',
  update: '새 버전이 나왔어요. 원하실 때까지 아무것도 바뀌지 않습니다.',
  updateNote: '지금 쓰면 페이지를 다시 불러옵니다. 이 실행은 링크의 설정으로 처음부터 시작해요.',
  useNow: '지금 쓰기',
  later: '나중에',
};
