/** Texts of a teacher from a file. */
export const teacherFile = {
  open: 'Teacher from a file…',
  choose: 'Choose a file…',
  about:
    'A safetensors file from “Export”, or any with the names and shapes of a teacher here, in PyTorch’s layout.',
  checking: 'Measuring it on the test pictures…',
  checked: '{{file}}: {{model}}, {{accuracy}} of all {{pictures}} test pictures right.',
  poor: 'Little better than guessing. A teacher’s input is grey values from 0 (background) to 1 (ink), without normalisation.',
  use: 'Use as the teacher',
  using: 'It is the teacher now.',
  missing:
    'The teacher of this run is a file that isn’t open (SHA-256 {{hash}}…). Open it to train the run, or use another teacher.',
  useGood: 'Use the good teacher',
  otherFile: 'This is another file (SHA-256 {{received}}…) than the run’s ({{expected}}…).',
  share:
    'A link to this run names the file by its SHA-256 and doesn’t contain it: send the file along. The page keeps it until you close or reload it.',
  refused: {
    size: '{{file}} is too large: {{received}} bytes, expected {{expected}} at most. Open the weights of one network only.',
    unreadable:
      'The browser can’t read {{file}} ({{received}}). Check that it is still there, and choose it again.',
    format:
      '{{file}} isn’t a safetensors file, or only a part of one: its header can’t be read. Save the weights with safetensors, or copy the file again.',
    content:
      '{{file}} isn’t a safetensors file of finite 32-bit floats: {{field}} is {{received}}, expected {{expected}}. Save it again as float32.',
    networks:
      '{{file}} fits none of the networks here ({{expected}}); its tensors: {{received}}. Export weights here to see the names and shapes.',
    'tensor-missing':
      '{{file}} is like {{model}} but has no tensor {{field}} {{expected}}. Export weights here to see the names and shapes.',
    'tensor-shape':
      '{{file}} is like {{model}}, but {{field}} is {{received}}, expected {{expected}}. Export weights here to see the names and shapes.',
    'tensors-extra': '{{file}} is like {{model}} but has more tensors: {{received}}. Save it without them.',
    'tensor-twice': '{{file}} has the tensor {{field}} twice: {{received}}. Save it with one of them.',
    role: '{{file}} is {{received}}, which can only be a student here. Teachers: {{expected}}.',
    dataset:
      '{{file}} was trained on {{received}}, and the run’s dataset is {{expected}}. Choose that dataset first.',
  },
};
