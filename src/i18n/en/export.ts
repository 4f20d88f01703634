/** Exporting a run, in English; loaded with the button. */
export const exportTexts = {
  open: 'Export',
  title: 'Export',
  close: 'Close the export',
  lead: 'Saves the lab’s run, as it is now, for use elsewhere.',
  leadKept: 'Saves “{{name}}” for use elsewhere.',
  writing: 'Computing…',
  saved: 'Saved {{name}}, {{size}} kB.',
  failed: 'This couldn’t be exported: {{reason}}. Try again.',
  kinds: {
    pytorch: {
      name: 'PyTorch',
      about:
        'A zip with the same networks, losses, weights and batches as one Python file and a notebook; checks itself against this page and runs on several GPUs.',
    },
    safetensors: {
      name: 'Weights (safetensors)',
      about: 'The weights of teacher, student and control, with PyTorch’s names and layout.',
    },
    onnx: {
      name: 'ONNX',
      about: 'A trained network as a model that ONNX Runtime and other programs open.',
    },
    html: {
      name: 'My student (HTML)',
      about: 'One file with the trained student in it: try it, no internet needed.',
    },
  },
  options: {
    lane: 'Network',
    precision: 'Weights',
    values: {
      student: 'Student',
      teacher: 'Teacher',
      control: 'Control',
      int8: '8 bits (small)',
      float32: '32 bits (exact)',
    },
  },
  errors: {
    kind: 'There is no export “{{received}}”. Use one of: {{expected}}.',
    option: 'The option {{key}} is {{received}}, expected {{expected}}.',
    'teacher-untrained':
      'The teacher has trained for {{received}} of {{expected}} steps, so it can’t teach elsewhere yet. Press Play first.',
    'assistant-untrained':
      'The teacher assistant isn’t ready to teach elsewhere yet: it and its teacher have trained for {{received}} of {{expected}} steps. Press Play first.',
    'not-finite':
      'The weights of {{lane}} contain NaN or infinity. Lower the learning rate and restart the run, then export again.',
    ensemble:
      'The teacher is an ensemble of {{received}} networks, and this file has room for one. Export the weights (safetensors) or PyTorch instead, which hold them all, or choose another network.',
    'losses-not-finite':
      'A loss in the first steps of this run is NaN or infinite, so the exported program couldn’t check itself. Lower the learning rate and restart the run, then export again.',
    untrained: 'The lab has no trained run yet. Press Play first.',
    'too-long':
      'This run uses {{received}} pictures over all its steps; the export holds the order of at most {{expected}}. Lower the steps or the batch size.',
    moved:
      'The setting {{key}} changed while this run trained, and with it what is trained beside the student. The PyTorch program can’t repeat that. Restart the run with the settings it has now, then export again.',
    'no-weights':
      'The weights of this run were deleted to make room. Use its settings in a new run, then export that.',
  },
};
