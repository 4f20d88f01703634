/** Texts of the slider that shows earlier steps of the run. */
export const time = {
  title: 'Time',
  now: 'Now, step {{step}}',
  toNow: 'Now',
  branch: 'Train on from here',
  help: 'Drag back to see the networks at an earlier step; training pauses.',
  past: '“Train on from here” starts a new run; Undo brings this one back.',
  failed: 'This step couldn’t be restored. Your run is unchanged.',
};
