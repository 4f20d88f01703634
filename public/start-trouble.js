/* Says in both languages why the page does not start and what helps. In old syntax; loaded by start.js alone. */
(function () {
  'use strict';
  var trouble = window.startTrouble;
  var detail = trouble.detail;
  var isKorean = false;
  try {
    // As src/i18n/language.ts chooses it.
    var link = new URLSearchParams(location.search);
    isKorean = /^ko/i.test(link.get('lang') || localStorage.getItem('language') || navigator.language);
  } catch (error) {
    // Storage may be forbidden.
  }

  /** A title and a paragraph in each language, and what to type. */
  var messages = {
    file: {
      en: [
        'This page needs a web server',
        'It was opened as a file, and browsers run no modules and no workers from files. Run one of these commands in the folder of this file and open the address that it prints:',
      ],
      ko: [
        '이 페이지는 웹 서버로 열어야 합니다',
        '파일로 바로 열면 브라우저가 모듈과 워커를 실행하지 않습니다. 이 파일이 있는 폴더에서 다음 명령 중 하나를 실행한 뒤 화면에 나오는 주소를 여세요.',
      ],
      code: 'npx serve\npython3 -m http.server',
    },
    browser: {
      en: [
        'This browser is too old for this page',
        'The page needs Chrome or Edge 117, Firefox 125, Safari 17 or a later version. Update this browser, or open the page in another one. Missing here: ' +
          detail,
      ],
      ko: [
        '이 브라우저는 오래되어 이 페이지를 열 수 없습니다',
        'Chrome·Edge 117, Firefox 125, Safari 17 또는 그 이후 버전이 필요합니다. 브라우저를 업데이트하거나 다른 브라우저에서 여세요. 이 브라우저에 없는 기능: ' +
          detail,
      ],
    },
    sandbox: {
      en: [
        'The frame around this page blocks it',
        'The frame is sandboxed without allow-same-origin, so the page can neither load its scripts nor start its worker. The site that embeds the page has to write:',
      ],
      ko: [
        '이 페이지를 담은 프레임이 실행을 막고 있습니다',
        '프레임의 sandbox 속성에 allow-same-origin이 없어 페이지가 스크립트를 불러오거나 워커를 시작할 수 없습니다. 페이지를 넣은 사이트에서 다음과 같이 써야 합니다.',
      ],
      code: '<iframe src="' + location.href + '" sandbox="allow-scripts allow-same-origin"></iframe>',
    },
    script: {
      en: [
        'The page’s script couldn’t be loaded',
        'Expected JavaScript (text/javascript) from ' +
          detail +
          ', received: ' +
          (trouble.received || 'no answer') +
          '. Check the connection and reload. If that does not help, the server has to send every .js file, and as text/javascript.',
      ],
      ko: [
        '페이지의 스크립트를 불러오지 못했습니다',
        detail +
          ' 파일을 자바스크립트(text/javascript)로 받지 못했습니다. 받은 응답: ' +
          (trouble.received || '응답 없음') +
          '. 연결을 확인하고 페이지를 새로 고치세요. 그래도 안 되면 서버가 모든 .js 파일을 text/javascript로 보내도록 설정해야 합니다.',
      ],
      canReload: true,
    },
  };
  var message = messages[trouble.reason];

  function add(parent, tag, text) {
    var element = parent.appendChild(document.createElement(tag));
    if (text) element.textContent = text;
    return element;
  }

  function section(parent, language) {
    var part = add(parent, 'section');
    part.lang = language;
    add(part, 'h1', message[language][0]).style.fontSize = '1.25rem';
    add(part, 'p', message[language][1]).style.overflowWrap = 'anywhere';
    if (message.code) add(part, 'pre', message.code).style.whiteSpace = 'pre-wrap';
    if (!message.canReload) return;
    var again = add(part, 'button', language === 'ko' ? '새로고침' : 'Reload');
    again.type = 'button';
    again.style.cssText = 'min-height: 44px; padding: 0 16px; font: inherit';
    again.onclick = function () {
      location.reload();
    };
  }

  function show() {
    var box = document.createElement('main');
    box.setAttribute('role', 'alert');
    box.style.cssText = 'max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.6 system-ui, sans-serif';
    section(box, isKorean ? 'ko' : 'en');
    section(box, isKorean ? 'en' : 'ko');
    var page = document.getElementById('root');
    page.parentNode.replaceChild(box, page);
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show);
  else show();
})();
