/** Texts of offline use and updates. */
export const offline = {
  label: '오프라인과 업데이트',
  ready: '이제 인터넷 없이도 쓸 수 있습니다. 필요한 파일이 모두 이 브라우저에 저장되었습니다.',
  update: '새 버전이 있습니다. 업데이트하기 전에는 아무것도 바뀌지 않습니다.',
  updateNote: '업데이트하면 페이지를 다시 불러오고, 이 실행은 링크의 설정으로 처음부터 다시 시작합니다.',
  useNow: '지금 업데이트',
  later: '나중에',
};
