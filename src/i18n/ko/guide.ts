import { advice } from './guide/advice.ts';
import { presets } from './guide/presets.ts';
import { students } from './guide/students.ts';

/** 다음에 할 일을 알려 주는 문구(한국어). 보여 주는 부분과 함께 불러온다.  */
export const guide = { advice, presets, students, own: { open: '내 예제…' } };
