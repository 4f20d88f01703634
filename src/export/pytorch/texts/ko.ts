import { hasAssistant, teachingModel } from '@/protocol/run/teaching-model.ts';
import { hasTransferSet } from '@/protocol/run/transfer-set.ts';
import type { PytorchTexts } from './texts.ts';
import { english } from './en.ts';

/** The words of the PyTorch export in Korean. */
export const korean: PytorchTexts = {
  // The program is read by engineers everywhere, like its comments.
  docstring: english.docstring,
  readme: (
    { config, link, step, accuracy, trained, date, pageVersion },
    moves,
    { generations, test, labels },
  ) =>
    [
      `# ${config.dataset}: ${config.student} 학생이 ${teachingModel(config)} 교사에게 배운 실행`,
      `지식 증류 놀이터(Distillation Playground) ${pageVersion}에서 ${date.slice(0, 10)}에 내보낸 실행입니다: <${link}>`,
      'Python 3.8 이상, PyTorch 1.13 이상, NumPy만 있으면 됩니다.',
      '## 실행하기',
      [
        '```sh',
        'python distill.py --check                             # 처음 몇 스텝이 페이지의 계산과 일치하는지 확인',
        'python distill.py                                     # 학생과 대조군을 다시 학습해 trained/에 저장',
        'torchrun --standalone --nproc_per_node=2 distill.py   # 프로세스 두 개로 같은 학습',
        'python distill.py --data full                         # 공식 데이터 60,000장으로 학습',
        '```',
      ].join('\n'),
      '`--check`는 페이지와 같은 초기 가중치와 배치로 처음 몇 스텝을 64비트로 학습한 뒤 페이지의 값과 비교합니다. 상대 오차가 손실은 1e-4, 첫 그래디언트는 1e-3 이내여야 합니다.',
      "`torchrun`으로 실행하면 프로세스마다 배치를 나누어 맡고 DistributedDataParallel이 그래디언트를 평균합니다. 반올림 오차를 빼면 프로세스 하나로 학습한 결과와 같습니다. 배치 안의 이미지끼리 비교하는 손실(관계, 유사도 보존, 상관 보존)은 먼저 배치 전체를 모읍니다. 배치 크기는 프로세스 수로 나누어떨어져야 합니다. PyTorch 1.13의 `torchrun`이 `'NoneType' object has no attribute 'get'` 오류로 끝나면(Debian 12, Python 3.11) `--tee=1 --redirects=1`을 붙이세요. `use_libuv was requested` 오류로 끝나면(libuv 없이 빌드된 Debian 13의 PyTorch) 프로세스들이 파일을 통해 만나게 하세요: `USE_LIBUV=0 TORCH_DISABLE_SHARE_RDZV_TCP_STORE=1 torchrun --rdzv_backend=c10d --rdzv_conf=store_type=file --rdzv_endpoint=$(mktemp -u) --nproc_per_node=2 distill.py`. GPU가 있으면 GPU를 씁니다(`--device cpu`로 끌 수 있습니다). 이렇게 작은 신경망은 컴퓨터 한 대에서는 프로세스 하나로 학습할 때 가장 빠릅니다.",
      '`--data full`은 공식 파일을 `official/`에 내려받거나 이미 있는 파일을 씁니다. 모든 이미지에 라벨이 있고 순서도 다르므로(`--seed`) 설정만 같은 다른 실행입니다.',
      '## 들어 있는 파일',
      [
        '- `distill.py`: 신경망, 손실, 데이터, 학습. `distill.ipynb`: 같은 내용의 노트북(Jupyter가 필요하고, 그래프를 그리려면 Matplotlib도 필요)',
        '- `run.json`: 모든 설정, 층 구성, 페이지에서 측정한 정확도',
        '- `expected.json`, `expected-gradients.safetensors`: `--check`가 비교하는 값',
        '- `teacher.safetensors`: 교사의 가중치(학생이 다음 학생을 가르치는 실행에는 없습니다). 교사가 앙상블이면 나머지 신경망은 `teacher-2.safetensors`부터 이어집니다',
        '- `student-init.safetensors`: 학생과 대조군의 초기 가중치. 세대마다 파일 하나이며, 학생과 함께 학습하는 층도 들어 있습니다',
        '- `student-final.safetensors`, `control-final.safetensors`: 페이지에서 학습한 가중치(첫 스텝 전이면 없습니다)',
        '- `batches.npy`: 스텝마다 한 줄씩, `data/train-images.npy`(글이면 `data/train-tokens.npy`)에서의 위치. 라벨이 있는 이미지가 앞에 옵니다',
        `- \`data/\`: 라벨이 있는 학습 이미지 ${labels.length}장과 학생이 받은 그대로의 라벨, 그 뒤에 라벨이 없는 이미지, 테스트 이미지 처음 ${test.labels.length}장. 이동량과 섞은 순서는 그것을 쓰는 실행에만 있습니다`,
      ].join('\n'),
      '페이지의 난수는 Python에서 그대로 만들 수 없으므로 초기 가중치, 배치, 이동량, 섞은 클래스, 틀린 라벨을 파일로 담았습니다.',
      [
        step === 0
          ? '페이지에서 아직 학습하지 않은 실행입니다.'
          : `페이지에서는 ${step}스텝까지 학습했습니다${accuracy ? `(테스트 이미지 ${accuracy.numPictures}장의 정확도: 학생 ${accuracy.student.toFixed(4)}, 대조군 ${accuracy.control.toFixed(4)})` : ''}.`,
        moves.length > 0
          ? `학습 도중 설정을 바꾼 실행입니다. 이 프로그램도 같은 스텝에서 설정을 바꿉니다(${moves.map(({ from, change }) => `${from}스텝 뒤 ${change}`).join('; ')}).`
          : '',
        trained === null
          ? '학습 도중 설정을 바꾸었는지 알 수 없는 실행입니다. 이 프로그램은 마지막 설정을 처음부터 씁니다.'
          : '',
        hasAssistant(config)
          ? `여기서 교사는 조교 ${config.assistant}입니다. 학생이 학습하기 전에 페이지에서 ${config.teacher} 교사에게 배웠습니다. 학습한 가중치가 \`teacher.safetensors\`에 있으며 이 프로그램은 조교를 다시 학습하지 않습니다.`
          : '',
        config.studentBits < 32
          ? `학생과 대조군은 항상 ${config.studentBits}비트로 반올림한 가중치로 계산하고, 그래디언트는 반올림이 없는 것처럼 전달합니다. 여기서는 \`--check\`가 더 큰 차이를 허용합니다(\`expected.json\`에 있습니다). 가중치의 종류가 적으면 합이 0이 되거나 서로 같아질 때가 많습니다. 그때는 ReLU를 통과하는 값과 최대 풀링에서 그래디언트를 받는 값이 마지막 자릿수에 따라 달라집니다. \`student-final.safetensors\`에는 반올림한 가중치가 들어 있습니다.`
          : '',
        hasTransferSet(config)
          ? `학생은 전이 집합(${config.transferSet})으로 배웁니다. 라벨이 없는 이 이미지는 라벨이 있는 이미지 뒤에 있습니다. 대조군은 라벨이 있는 이미지만으로 배웁니다.`
          : '',
        generations.length > 1
          ? `${generations.length}세대로 이루어져 있습니다. 1세대는 라벨만으로 배우고, 2세대부터는 바로 앞 세대의 학생이 교사가 됩니다.`
          : '',
      ]
        .filter(Boolean)
        .join(' '),
      '반올림은 컴퓨터마다 다릅니다. 수백 스텝이 지나면 몇몇 답이 달라지고 정확도도 대개 1%p 이내에서 조금 달라집니다.',
    ].join('\n\n') + '\n',
  notebook: {
    start: ({ config, link }) =>
      `# ${config.student} 학생이 ${teachingModel(config)} 교사에게 배우기\n\n[지식 증류 놀이터(Distillation Playground)의 실행](${link})을 ${config.dataset} 데이터로 다시 학습하는 노트북입니다. 학생은 \`run.json\`에 적힌 방법과 가중치로 교사와 라벨에서 배웁니다. 대조군은 학생과 똑같은 신경망이고 초기 가중치와 배치도 같지만 라벨만으로 배웁니다. 둘의 차이가 증류의 효과입니다.\n\n옆에 있는 파일을 읽으므로 zip을 푼 폴더에서 여세요.`,
    models:
      '## 신경망\n\n층 구성은 `run.json`에 있습니다. 이름이 있는 층(`stage1`, `embedding`, `logits`)의 출력은 교사와 학생을 비교할 때 씁니다.',
    losses:
      '## 손실\n\n방법마다 가중치를 곱하기 전의 항을 돌려주는 짧은 함수가 하나씩 있습니다. 가중치는 `method_weights`가 정합니다. α는 라벨과 교사의 답의 비중을 나누고, 다른 방법에는 각각의 가중치가 있습니다.',
    data: '## 데이터\n\n이미지, 라벨, 배치 순서가 페이지와 같아서 같은 값이 나옵니다.',
    train:
      '## 학습\n\n배치마다 학생과 대조군이 한 스텝씩 학습합니다. `torchrun`으로는 같은 코드를 여러 프로세스에서 실행하고, 노트북에서는 한 프로세스에서 실행합니다.',
    check:
      '## 페이지와 일치하는지 확인\n\n같은 초기 가중치와 배치로 처음 몇 스텝을 학습해 페이지의 값과 비교합니다.',
    run: '## 실행\n\n라벨이 적으면 대개 학생이 대조군보다 앞서고, 라벨이 많으면 둘의 차이가 줄어듭니다.',
    curves: '## 정확도',
    softTargets:
      '## 교사의 답\n\n보통의 이미지와 교사가 가장 망설이는 이미지에 대한 답입니다. 온도를 높이면 교사가 어떤 오답 클래스를 정답과 비슷하게 보는지 드러납니다. 소프트 타깃은 이것을 학생에게 전합니다.',
  },
};
