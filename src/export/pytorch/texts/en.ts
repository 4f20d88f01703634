import { hasAssistant, teachingModel } from '@/protocol/run/teaching-model.ts';
import { hasTransferSet } from '@/protocol/run/transfer-set.ts';
import type { PytorchTexts } from './texts.ts';

/** The words of the PyTorch export in English. */
export const english: PytorchTexts = {
  docstring: ({
    config,
    link,
  }) => `Repeats a run of Distillation Playground in PyTorch: a ${config.student} learns from a
${teachingModel(config)} on ${config.dataset}, beside a control that has the labels alone.

    python distill.py --check       compares the first steps with the page's numbers
    python distill.py               repeats the run
    torchrun --standalone --nproc_per_node=2 distill.py
                                    the same on several processes (gloo, or nccl on GPUs)
    python distill.py --data full   all 60,000 official pictures

${link}
`,
  readme: (
    { config, link, step, accuracy, trained, date, pageVersion },
    moves,
    { generations, test, labels },
  ) =>
    [
      `# ${config.dataset}: ${config.student} learns from ${teachingModel(config)}`,
      `A run of Distillation Playground ${pageVersion}, exported ${date.slice(0, 10)}: <${link}>`,
      'Needs Python 3.8 or newer with PyTorch 1.13 or newer and NumPy, nothing else.',
      '## Run it',
      [
        '```sh',
        'python distill.py --check                             # do the first steps agree with the page?',
        'python distill.py                                     # repeat the run: student and control, into trained/',
        'torchrun --standalone --nproc_per_node=2 distill.py   # the same on two processes',
        'python distill.py --data full                         # the 60,000 official pictures',
        '```',
      ].join('\n'),
      '`--check` trains the first steps, with 64 bits, from the page’s initial weights on its batches. Losses must agree to 1e-4 and the first gradients to 1e-3, both relative.',
      "Under `torchrun` every process has its share of each batch, and DistributedDataParallel averages the gradients: the result is that of one process up to rounding. Losses that compare the pictures of a batch with each other (relational, similarity-preserving, correlations) gather the whole batch first. The batch must be divisible by the number of processes. If `torchrun` of PyTorch 1.13 ends with `'NoneType' object has no attribute 'get'` (Debian 12, Python 3.11), add `--tee=1 --redirects=1`. If it ends with `use_libuv was requested` (Debian 13, whose PyTorch has no libuv), the processes can meet in a file: `USE_LIBUV=0 TORCH_DISABLE_SHARE_RDZV_TCP_STORE=1 torchrun --rdzv_backend=c10d --rdzv_conf=store_type=file --rdzv_endpoint=$(mktemp -u) --nproc_per_node=2 distill.py`. GPUs are used where there are any (`--device cpu` forbids it); on one machine a network this small trains fastest on one process.",
      '`--data full` downloads the official files to `official/`, or uses those that are there. All pictures then have labels, and the order is another one (`--seed`); it is another run with the same settings.',
      '## What is in it',
      [
        '- `distill.py`: networks, losses, data and training; `distill.ipynb`: the same as a notebook, which needs Jupyter, and Matplotlib for its figure',
        '- `run.json`: every setting, the layers, the accuracy on the page',
        '- `expected.json`, `expected-gradients.safetensors`: what `--check` compares with',
        '- `teacher.safetensors`: the teacher that teaches (missing if each student teaches the next); `teacher-2.safetensors` and so on: the further networks, if it is an ensemble',
        '- `student-init.safetensors`: initial weights of student and control, one file a generation, with what a method trains beside the student',
        '- `student-final.safetensors`, `control-final.safetensors`: the weights on the page (missing before its first step)',
        '- `batches.npy`: positions in `data/train-images.npy` (of texts `data/train-tokens.npy`), one row a step, labelled pictures first',
        `- \`data/\`: ${labels.length} labelled training pictures with the labels as the students get them, the unlabelled ones after them, and the first ${test.labels.length} test pictures; shifts and shuffles if the run has them`,
      ].join('\n'),
      'Random numbers of the page can’t be repeated in Python: initial weights, batches, shifts, shuffled classes and wrong labels are therefore in the files.',
      [
        step === 0
          ? 'The run hadn’t been trained on the page.'
          : `On the page the run was at step ${step}${accuracy ? ` with accuracy ${accuracy.student.toFixed(4)} (student), ${accuracy.control.toFixed(4)} (control) on ${accuracy.numPictures} test pictures` : ''}.`,
        moves.length > 0
          ? `Its settings were changed while it trained, and this program changes them at the same steps: ${moves.map(({ from, change }) => `after step ${from}, ${change}`).join('; ')}.`
          : '',
        trained === null
          ? 'It isn’t known whether its settings were changed while it trained. This program uses the last ones from the first step on.'
          : '',
        hasAssistant(config)
          ? `The teacher here is an assistant, ${config.assistant}, which a ${config.teacher} taught on the page before the students’ first step. Its trained weights are in \`teacher.safetensors\`; this program doesn’t train it again.`
          : '',
        config.studentBits < 32
          ? `Student and control compute with weights of ${config.studentBits} bits in every pass, and the gradient passes straight through the rounding. \`--check\` allows more here (\`expected.json\` says how much): sums of so few different weights are often zero or equal, and the last digit then decides what ReLU lets through and which of two equal values gets max-pooling’s gradient. \`student-final.safetensors\` has the rounded weights.`
          : '',
        hasTransferSet(config)
          ? `The student learns from a transfer set, ${config.transferSet}: those pictures, without labels, stand after the labelled ones. The control has the labelled ones alone.`
          : '',
        generations.length > 1
          ? `It has ${generations.length} generations: the first has the labels alone, each later one the student before it as its teacher.`
          : '',
      ]
        .filter(Boolean)
        .join(' '),
      'Rounding differs between machines: after some hundred steps single answers differ, accuracies usually by less than one percentage point.',
    ].join('\n\n') + '\n',
  notebook: {
    start: ({ config, link }) =>
      `# ${config.student} learns from ${teachingModel(config)}\n\nThis notebook repeats a [run of Distillation Playground](${link}) on ${config.dataset}. The student learns from its teacher and from the labels, with the methods and weights that stand in \`run.json\`; the control is the same network with the same initial weights and the same batches, but with the labels alone. The difference between the two is what distillation does.\n\nStart it in the folder of the zip: it reads the files beside it.`,
    models:
      '## Networks\n\nThe layers stand in `run.json`. Every named place (`stage1`, `embedding`, `logits`) can be compared between teacher and student.',
    losses:
      '## Losses\n\nEach method is one short function that returns its raw terms. `method_weights` weighs them: α shares between the labels and the teacher’s answers, every other method has a weight of its own.',
    data: '## Data\n\nPictures, labels and the order of the batches are the page’s own, so that the same numbers come out.',
    train:
      '## Training\n\nStudent and control take one step each on every batch. Under `torchrun` the same code runs on several processes; in a notebook it is one.',
    check:
      '## Does it agree with the page?\n\nThe first steps are trained from the same initial weights on the same batches.',
    run: '## The run\n\nWith few labels the student usually ends ahead of the control; with many labels the two come close.',
    curves: '## Accuracy',
    softTargets:
      '## What the teacher says\n\nIts answers to a typical picture and to the one of which it is least certain. A higher temperature shows which wrong classes it finds similar to the right one: soft targets pass this on to the student.',
  },
};
