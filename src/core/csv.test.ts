import { expect, it } from 'vitest';
import { csvOf } from './csv.ts';

it('writes a table as CSV: quoted where needed, empty for null, and without formulas', () => {
  const rows = [
    ['a,b', 'say "x"', 'two\nlines', null, undefined],
    ['=1+1', '+1', '-1', '@x', '\tx'],
    [-1.5, 0, 'plain', true, '한글'],
  ];
  expect(csvOf(['one', 'two', 'three', 'four', 'five'], rows)).toBe(
    [
      'one,two,three,four,five',
      '"a,b","say ""x""","two\nlines",,',
      "'=1+1,'+1,'-1,'@x,\"'\tx\"",
      '-1.5,0,plain,true,한글',
      '',
    ].join('\r\n'),
  );
});

it('leaves no cell that starts with a formula where cells end at semicolons or tabs, or signs are full-width', () => {
  const row = ['hot;=1+1', 'cold\t@x', '＝1+1', '＠x', '\n=1+1'];
  expect(csvOf(['name'], [row])).toBe('name\r\n"hot;=1+1","cold\t@x",\'＝1+1,\'＠x,"\'\n=1+1"\r\n');
});
