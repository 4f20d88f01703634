import type { ExportInput } from '../input.ts';
import { partSource } from './source.ts';
import type { PytorchTexts } from './texts/texts.ts';

/** One cell; its id is its place, so that the same run gives the same file. */
type Cell = readonly ['markdown' | 'code', string];

const RUN = `run = json.loads(Path("run.json").read_text())
data = RunData(".", run)
history = train(".", run, data, torch.device("cpu"))`;

const CURVES = `try:
    import matplotlib.pyplot as plt
except ImportError:
    print("pip install matplotlib draws this figure")
else:
    steps, student, control = zip(*history)
    plt.plot(steps, student, color="#c2410c", label="student")
    plt.plot(steps, control, "--", color="#57606a", label="control")
    plt.xlabel("step"), plt.ylabel("accuracy"), plt.legend()
    plt.show()`;

const SOFT_TARGETS = `teacher = first_teacher(".", run)
if teacher is not None:
    images, labels = data.test
    with torch.no_grad():
        logits = teacher(images)["logits"]
    # From the least certain answer to the most certain one.
    order = logits.softmax(1).amax(1).argsort()
    for name, place in (("a typical picture", order[len(order) // 2]), ("the least certain answer", order[0])):
        print(f"{name}: test picture {place.item()}, label {labels[place].item()}")
        for temperature in sorted({1.0, float(run["config"]["temperature"]), 20.0}):
            shares = (logits[place] / temperature).softmax(0)
            print(f"T = {temperature:g}:", " ".join(f"{share:.3f}" for share in shares))`;

/** The same program as a notebook of nbformat 4.5, with explanations in the language of the page. */
export function notebook(input: ExportInput, texts: PytorchTexts) {
  const { notebook: words } = texts;
  const cells: readonly Cell[] = [
    ['markdown', words.start(input)],
    ['markdown', words.models],
    ['code', partSource('models')],
    ['markdown', words.losses],
    ['code', partSource('losses')],
    ['markdown', words.data],
    ['code', partSource('data')],
    ['markdown', words.train],
    ['code', partSource('step')],
    ['code', partSource('train')],
    ['markdown', words.check],
    ['code', 'check(".")'],
    ['markdown', words.run],
    ['code', RUN],
    ['markdown', words.curves],
    ['code', CURVES],
    ['markdown', words.softTargets],
    ['code', SOFT_TARGETS],
  ];
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    cells: cells.map(([type, source], index) => ({
      id: `cell-${index + 1}`,
      cell_type: type,
      metadata: {},
      source,
      ...(type === 'code' ? { execution_count: null, outputs: [] } : {}),
    })),
  };
}
