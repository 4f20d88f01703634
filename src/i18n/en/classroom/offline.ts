/** Texts of offline use and updates. */
export const offline = {
  label: 'Offline and updates',
  ready: 'Works offline now: everything is stored in this browser.',
  update: 'A new version is available. Nothing changes until you update.',
  updateNote: 'Updating reloads the page and restarts this run from its link.',
  useNow: 'Update now',
  later: 'Later',
};
