import { ShelfError } from './shelf-error.ts';

/**
 * Writes; if the browser's storage is full, makes room and tries once more.
 *
 * Once: the browser doesn't say how much is free, and a disk that others have filled would take one run's weights after
 * another for nothing.
 *
 * @param makeRoom returns false if it could not make enough
 * @throws the first error without room, else the second
 */
export async function writeWithRoom<Result>(
  write: () => Promise<Result>,
  makeRoom: () => Promise<boolean>,
): Promise<Result> {
  try {
    return await write();
  } catch (thrown) {
    const isFull = thrown instanceof ShelfError && thrown.code === 'full';
    if (!isFull || !(await makeRoom())) throw thrown;
    return write();
  }
}
