/*
 * Loaded before everything else, as a classic script in old syntax, so that it runs where the page cannot: chooses the
 * theme before the first paint, and finds out why the page cannot start. start-trouble.js then says so.
 */
(function () {
  'use strict';
  var root = document.documentElement;
  try {
    // As src/state/settings-store.ts chooses it.
    var known = function (theme) {
      return theme && /^(light|dark)$/.test(theme.trim()) ? theme.trim() : '';
    };
    var asked = known(new URLSearchParams(location.search).get('theme')) || known(localStorage.getItem('theme'));
    var isDark = asked ? asked === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.setAttribute('data-theme', isDark ? 'dark' : 'light');
  } catch (error) {
    // Storage may be forbidden: the page chooses when it is drawn.
  }
  try {
    // Hides the text of index.html for where this script does not run. The policy forbids a style element.
    var sheet = new CSSStyleSheet();
    sheet.replaceSync('#root > p { display: none }');
    document.adoptedStyleSheets = [sheet];
  } catch (error) {
    // An old browser shows the text until the page or a message takes its place.
  }

  // `npm run check:bundle` fails when the build uses a newer feature that is not in this list.
  var needed = [
    'Array.prototype.findLast',
    'Array.prototype.toReversed',
    'Array.prototype.toSorted',
    'DecompressionStream',
    'HTMLDialogElement.prototype.showModal',
    'HTMLElement.prototype.togglePopover',
    'Intl.ListFormat',
    'Object.hasOwn',
    'ResizeObserver',
    'String.prototype.replaceAll',
    'structuredClone',
  ];

  function missing() {
    var names = needed.filter(function (path) {
      return !path.split('.').reduce(function (at, name) {
        return at && at[name];
      }, window);
    });
    if (!('noModule' in document.createElement('script'))) names.push('<script type="module">');
    var hasModuleWorkers = false;
    var options = {
      get type() {
        hasModuleWorkers = true;
        return 'module';
      },
    };
    try {
      // The browser reads the options first and then throws at the address: no worker starts.
      new Worker('http://%', options).terminate();
    } catch (error) {}
    if (!hasModuleWorkers) names.push("Worker({type: 'module'})");
    return names.join(', ');
  }

  /** `src/main.tsx` does nothing on a page that is stopped. */
  function stop(reason, detail, received) {
    if (root.hasAttribute('data-start')) return;
    root.setAttribute('data-start', 'stopped');
    window.startTrouble = { reason: reason, detail: detail, received: received };
    document.head.appendChild(document.createElement('script')).src = './start-trouble.js';
  }

  if (location.protocol === 'file:') return stop('file');
  var names = missing();
  if (names) return stop('browser', names);
  if (self.origin === 'null') return stop('sandbox');

  var hasFailed = false;
  addEventListener(
    'error',
    function (event) {
      var address = event.target.tagName === 'SCRIPT' && event.target.src;
      if (!address || root.hasAttribute('data-start')) return;
      hasFailed = true;
      fetch(address, { method: 'HEAD' }).then(
        function (response) {
          stop('script', address, response.status + ' ' + (response.headers.get('content-type') || ''));
        },
        function () {
          stop('script', address);
        }
      );
    },
    true
  );
  addEventListener('load', function () {
    // The script arrived and this browser could not read it.
    if (!hasFailed) stop('browser', 'ES2023');
  });
})();
