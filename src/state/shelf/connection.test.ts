import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createConnection } from './connection.ts';
import { openDatabase } from './database.ts';
import { databaseGlobals } from './fake-browser.ts';

beforeEach(() => {
  for (const [name, value] of Object.entries(databaseGlobals())) vi.stubGlobal(name, value);
});
afterEach(() => vi.unstubAllGlobals());

it('a connection stays open when an earlier one ends late, and opens again after its own end', async () => {
  const ends: (() => void)[] = [];
  const { inDatabase, close } = createConnection((onClosed) => {
    ends.push(onClosed);
    return openDatabase(onClosed);
  });
  const use = () => inDatabase('readonly', (transaction) => transaction.objectStore('totals').count());
  await use();
  close();
  await use();
  ends[0]?.();
  await use();
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await use();
  expect(ends).toHaveLength(3);
  close();
});
