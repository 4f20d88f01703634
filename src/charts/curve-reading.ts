/** Index of the step nearest to `step`, the earlier one on a tie; −1 if there are no steps. */
export function nearestIndex(steps: readonly number[], step: number): number {
  let nearest = -1;
  let least = Infinity;
  for (const [index, each] of steps.entries()) {
    const distance = Math.abs(each - step);
    if (distance < least) [nearest, least] = [index, distance];
  }
  return nearest;
}

/** The cursor's index after a key press, or null if the key does not move it. */
export function indexAfterKey(key: string, index: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(last, index + 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, index - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
