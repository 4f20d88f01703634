/** A sentence for every error code in English: what was received, what was expected, what to do. */
export const errors = {
  'config-invalid': '{{key}} is {{received}}, expected {{expected}}.',
  'data-missing': 'The file {{file}} could not be loaded ({{reason}}). Check the connection and try again.',
  'data-truncated':
    'The file {{file}} is cut short: {{receivedBytes}} of {{expectedBytes}} bytes. Nothing of it is used. Try again.',
  'data-altered':
    'The file {{file}} isn’t the expected one, so it isn’t used. If your network asks for a login, log in first, then try again.',
  'data-silent': 'No data arrived for {{file}} in {{seconds}} s. Check the connection and try again.',
  'weights-unusable':
    'The shipped teacher cannot be used ({{file}}: {{reason}}). Load again, or train the teacher live.',
  'backend-unavailable':
    '{{backend}} is not available here: {{reason}}. Open the page without ?backend= to let it choose.',
  'backend-wrong':
    '{{backend}} computes wrong numbers here ({{reason}}) and is refused. Open the page without ?backend=.',
  'not-finite': 'The {{term}} loss is not a number at step {{step}}. Lower the learning rate.',
  'device-lost': 'The GPU went away: {{reason}}. Load the page again.',
  'shape-mismatch': '{{what}} has shape {{received}}, expected {{expected}}.',
  'snapshot-invalid':
    'This snapshot cannot be restored: it has {{received}}, expected {{expected}}. The run goes on as it was.',
  superseded:
    'The command {{by}} stopped training before all its steps were done. In a script, wait for train() before {{by}}.',
  'student-untrained': 'The student hasn’t been trained yet. Train it for at least one step first.',
  'layer-missing':
    'As a teacher, the student has no {{received}}, which {{key}} names. Choose {{expected}}, or switch the method off first.',
  'engine-silent':
    'The engine has not started for {{seconds}} s. Wait if the network is slow, or load the page again.',
  'engine-stopped': 'The engine stopped: {{reason}}. Load the page again.',
  unexpected: 'Something unforeseen happened: {{message}}. Load the page again.',
};
