/** A message for every error code, in Korean: the received value, the expected one and the remedy. */
export const errors = {
  'config-invalid': '{{key}} 값이 {{received}}입니다. 허용 값: {{expected}}.',
  'record-invalid': '이 실행 기록은 읽을 수 없습니다. {{key}}의 값: {{received}}, 필요한 값: {{expected}}.',
  'data-missing': '{{file}} 파일을 불러오지 못했습니다({{reason}}). 연결을 확인하고 다시 시도하세요.',
  'data-truncated':
    '{{file}} 파일이 중간에 끊겼습니다. {{expectedBytes}}바이트 중 {{receivedBytes}}바이트만 받았습니다. 이 파일은 쓰지 않습니다. 다시 시도하세요.',
  'data-altered':
    '{{file}} 파일이 원래 것과 달라 쓰지 않습니다. 로그인이 필요한 네트워크라면 먼저 로그인한 뒤 다시 시도하세요.',
  'data-silent':
    '{{file}} 파일이 {{seconds}}초 동안 더 들어오지 않았습니다. 연결을 확인하고 다시 시도하세요.',
  'weights-unusable':
    '교사를 쓸 수 없습니다({{file}}: {{reason}}). 페이지를 새로 고치거나 파일을 다시 열거나, 교사를 직접 학습시키세요.',
  'backend-unavailable':
    '여기서는 {{backend}} 백엔드를 쓸 수 없습니다: {{reason}}. 주소에서 ?backend=를 빼고 여세요.',
  'backend-wrong':
    '{{backend}} 백엔드의 계산값이 틀려 쓰지 않습니다: {{reason}}. 주소에서 ?backend=를 빼고 여세요.',
  'not-finite': '{{step}}스텝에서 {{term}} 손실이 숫자가 아닙니다. 학습률을 낮추세요.',
  'device-lost': 'GPU 연결이 끊겼습니다: {{reason}}. 페이지를 새로 고치세요.',
  'shape-mismatch': '{{what}}의 모양이 {{received}}입니다. 허용 값: {{expected}}.',
  'snapshot-invalid':
    '이 스냅샷은 복원할 수 없습니다. 받은 값: {{received}}, 필요한 값: {{expected}}. 실행은 그대로 계속됩니다.',
  superseded:
    '{{by}} 명령 때문에 학습이 모든 스텝을 마치기 전에 중단되었습니다. 스크립트에서는 train()이 끝난 뒤 {{by}} 명령을 실행하세요.',
  'student-untrained': '학생이 아직 학습하지 않았습니다. 먼저 한 스텝 이상 학습시키세요.',
  'layer-missing':
    '교사가 된 학생에는 {{key}}에서 고른 {{received}} 층이 없습니다. {{expected}} 중에서 고르거나 그 방법을 먼저 끄세요.',
  'engine-silent':
    '엔진이 {{seconds}}초 동안 시작되지 않았습니다. 네트워크가 느리면 기다리고, 아니면 페이지를 새로 고치세요.',
  'engine-stopped': '엔진이 멈췄습니다: {{reason}}. 페이지를 새로 고치세요.',
  unexpected: '예상하지 못한 오류가 생겼습니다: {{message}}. 페이지를 새로 고치세요.',
};
