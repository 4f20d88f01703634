/** A message for every error code, in English: the received value, the expected one and the remedy. */
export const errors = {
  'config-invalid': '{{key}} is {{received}}, expected {{expected}}.',
  'record-invalid': 'This run record can’t be read: {{key}} is {{received}}, expected {{expected}}.',
  'data-missing': 'The file {{file}} couldn’t be loaded ({{reason}}). Check the connection and try again.',
  'data-truncated':
    'The file {{file}} is incomplete: {{receivedBytes}} of {{expectedBytes}} bytes. It isn’t used. Try again.',
  'data-altered':
    'The file {{file}} isn’t the expected one, so it isn’t used. If your network asks for a login, log in first, then try again.',
  'data-silent': 'No data arrived for {{file}} in {{seconds}} s. Check the connection and try again.',
  'weights-unusable':
    'The teacher can’t be used ({{file}}: {{reason}}). Reload, open its file, or train it live.',
  'backend-unavailable':
    '{{backend}} isn’t available here: {{reason}}. Open the page without ?backend= to let it choose.',
  'backend-wrong':
    '{{backend}} computes wrong numbers here ({{reason}}) and isn’t used. Open the page without ?backend=.',
  'not-finite': 'The {{term}} loss isn’t a number at step {{step}}. Lower the learning rate.',
  'device-lost': 'The GPU was lost: {{reason}}. Reload the page.',
  'shape-mismatch': '{{what}} has shape {{received}}, expected {{expected}}.',
  'snapshot-invalid':
    'This snapshot can’t be restored: it has {{received}}, expected {{expected}}. The run continues unchanged.',
  superseded: 'The command {{by}} stopped training early. In a script, wait for train() before {{by}}.',
  'student-untrained': 'The student hasn’t been trained yet. Train it for at least one step first.',
  'layer-missing':
    'As a teacher, the student has no {{received}}, which {{key}} needs. Choose {{expected}}, or switch the method off first.',
  'engine-silent':
    'The engine hasn’t started for {{seconds}} s. Wait if the network is slow, or reload the page.',
  'engine-stopped': 'The engine stopped: {{reason}}. Reload the page.',
  unexpected: 'Something unexpected happened: {{message}}. Reload the page.',
};
