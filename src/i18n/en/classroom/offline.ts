/** What the page says about working without a network and about new versions of it. */
export const offline = {
  label: 'Offline and updates',
  ready: 'Works offline now: everything is kept in this browser.',
  update: 'A new version is here. Nothing changes until you want it.',
  updateNote: 'Using it loads the page again: this run starts anew from its link.',
  useNow: 'Use it now',
  later: 'Later',
};
