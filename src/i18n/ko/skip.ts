/** 머리글을 건너뛰어 본문으로 가는 링크. */
export const skip = '본문 바로가기';
