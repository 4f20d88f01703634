import { expect, it } from 'vitest';
import { onlyHere } from './only-here.ts';

it.each([
  ['http://localhost:5173/?lang=en', 'localhost'],
  ['http://kd.localhost/', 'kd.localhost'],
  ['http://127.0.0.1:4173/', '127.0.0.1'],
  ['http://127.1/', '127.0.0.1'],
  ['http://[::1]:5173/', '[::1]'],
  ['http://0.0.0.0:5173/', '0.0.0.0'],
  ['file:///home/me/dist/index.html', 'file:'],
])('%s can be opened on this computer alone', (address, name) => {
  expect(onlyHere(address)).toBe(name);
});

it.each([
  'http://192.168.0.5:5173/',
  'https://localhost.example.org/',
  'http://[fe80::1]/',
  'https://127.example/',
])('%s can be opened elsewhere', (address) => {
  expect(onlyHere(address)).toBeNull();
});
