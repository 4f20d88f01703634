/** Messages and notes at the controls of a run. */
export const settings = {
  teacherSeenWhen: 'by this project’s own script, on {{date}}',
  adam: 'Adam',
  sgd: 'SGD with momentum',
  softTargetsOn: 'Soft targets',
  wrongNumber: '{{received}} isn’t valid: expected {{expected}}.',
  ambiguous:
    '{{received}} could mean {{smaller}} or {{larger}}. Type it without the separator, or with more or fewer decimals.',
  needsPictures: '{{methods}}: the loss is 0 in a batch of fewer than {{least}} pictures.',
  alwaysZero: 'Always 0 here: it compares {{least}} pictures or more, and the batch has fewer.',
  refusal: {
    assistant:
      'each student would teach the next, and the assistant would teach nobody: set it to none first',
    layer: '{{whose}} has no {{layer}}',
    layerFor: '{{whose}} has no {{layer}}, which {{method}} uses',
    noLayers: '{{whose}} has no feature maps to compare',
    ensemble: 'an ensemble has no layers of its own',
    ensembleFor: 'an ensemble has no layers of its own, which {{method}} needs',
    noLabels: 'needs labels, which the student’s pictures don’t have',
    noLabelsFor: '{{method}} needs labels, which the student’s pictures don’t have',
    batch: 'needs a batch of {{most}} or less',
    batchFor: '{{method}} needs a batch of {{most}} or less',
  },
  bits: '{{bits}} bits',
  bitsNote:
    'Student and control are trained with rounded weights (quantisation-aware training): each pass rounds them, one scale per output channel, and the gradient passes as if it hadn’t (straight-through). The test, the pictures and exports use the rounded weights. This saves bytes only: this page computes with 32-bit floats, so no time is saved. Activations and biases stay floats.',
  whose: { teacher: 'the teacher', student: 'the student' },
};
