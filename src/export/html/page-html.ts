import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { script } from 'virtual:student-page-script';
import type { PageData } from './page/page-data.ts';
import css from './page/page.css?inline';
import { base64Of } from './base64.ts';

/** A row of the table of networks. */
export interface BalanceRow {
  readonly name: string;
  readonly isHere: boolean;
  /** Bytes, time and accuracy, as they are shown. */
  readonly cells: readonly string[];
}

/** Texts of a page, in its language. */
export interface PageTexts {
  readonly title: string;
  readonly lead: string;
  /** Heading of the canvas or field. */
  readonly example: string;
  /** Name of the canvas or field. */
  readonly field: string;
  /** How to draw, or what the network knows. */
  readonly keys: string;
  readonly undo: string;
  readonly clear: string;
  readonly seen: string;
  readonly answers: string;
  readonly temperature: string;
  readonly temperatureNote: string;
  readonly balance: string;
  readonly columns: readonly string[];
  readonly here: string;
  /** The table's results in sentences. */
  readonly sentences: readonly string[];
  readonly notes: readonly string[];
  readonly taught: string;
  /** Terms with what the student was taught. */
  readonly facts: readonly (readonly [term: string, value: string])[];
  readonly linkTerm: string;
  readonly openLink: string;
  readonly made: string;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (each) => entities[each] ?? each);

const hashOf = (text: string) => `'sha256-${base64Of(sha256(utf8ToBytes(text)))}'`;

/** Nothing but the page's own style and script: no request can leave it. */
const policy = (style: string, code: string) =>
  `default-src 'none'; script-src ${hashOf(code)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;

const barOf = (name: string) =>
  `<li><span>${escaped(name)}</span><span class="bar" aria-hidden="true"><span></span></span><span>–</span></li>`;

const rowOf = (texts: PageTexts, { name, isHere, cells }: BalanceRow) =>
  `<tr${isHere ? ' class="here"' : ''}><th scope="row">${escaped(name)}${isHere ? ` (${escaped(texts.here)})` : ''}</th>${cells
    .map((each) => `<td>${escaped(each)}</td>`)
    .join('')}</tr>`;

const paragraphs = (texts: readonly string[], className = '') =>
  texts.map((text) => `<p${className}>${escaped(text)}</p>`).join('');

type Text = (
  key: { [Key in keyof PageTexts]: PageTexts[Key] extends string ? Key : never }[keyof PageTexts],
) => string;

/** A canvas to draw on. */
const canvasOf = (t: Text, { width, height }: { readonly width: number; readonly height: number }) =>
  `<div class="board"><canvas id="canvas" width="280" height="280" role="application" tabindex="0" aria-label="${t('field')}" aria-describedby="keys"></canvas><span id="pen" hidden></span></div>
<div class="row"><button id="undo" type="button">${t('undo')}</button><button id="clear" type="button">${t('clear')}</button></div>
<div class="row"><canvas id="seen" width="${width}" height="${height}" role="img" aria-label="${t('seen')}"></canvas><p class="soft">${t('seen')}</p></div>
<p class="soft" id="keys">${t('keys')}</p>
<span id="pen-status" role="status" class="hidden"></span>`;

/** A field for a text. */
const fieldOf = (t: Text) =>
  `<textarea id="text" rows="3" maxlength="1000" autocapitalize="off" autocomplete="off" autocorrect="off" spellcheck="false" aria-label="${t('field')}" aria-describedby="keys notes"></textarea>
<div class="row"><button id="clear" type="button">${t('clear')}</button></div>
<p class="soft">${t('seen')}</p><p id="seen" class="window"></p>
<p class="soft" id="notes" role="status"></p>
<p class="soft" id="keys">${t('keys')}</p>`;

/**
 * The page as one file without any request.
 *
 * @param link address of the run
 */
export function pageHtml(
  texts: PageTexts,
  data: PageData,
  rows: readonly BalanceRow[],
  link: string,
): string {
  const t: Text = (key) => escaped(texts[key]);
  // Inside a script element only `<` could end it.
  const json = JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
  const code = script.replaceAll('</script', String.raw`<\/script`);
  const hasWords = data.classNames.some((name) => name.length > 2);
  return `<!doctype html>
<html lang="${data.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(css, code)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t('title')}</title>
<style>${css}</style>
</head>
<body>
<main>
<header><h1>${t('title')}</h1><p>${t('lead')}</p></header>
<section aria-labelledby="example-title">
<h2 id="example-title">${t('example')}</h2>
${data.input.kind === 'image' ? canvasOf(t, data.input) : fieldOf(t)}
</section>
<section aria-labelledby="answer-title">
<h2 id="answer-title">${t('answers')}</h2>
<p id="answer"></p>
<ul id="bars"${hasWords ? ' data-words' : ''}>${data.classNames.map(barOf).join('')}</ul>
<label for="temperature">${t('temperature')} = <output id="t" for="temperature">1</output></label>
<input id="temperature" type="range" min="0" max="100" step="1" value="0">
<p class="soft">${t('temperatureNote')}</p>
<p class="soft" id="time"></p>
<span id="status" role="status" class="hidden"></span>
</section>
<section class="wide" aria-labelledby="balance-title">
<h2 id="balance-title">${t('balance')}</h2>
<div class="scroll" role="group" aria-labelledby="balance-title" tabindex="0"><table>
<thead><tr>${texts.columns.map((name) => `<th scope="col">${escaped(name)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => rowOf(texts, row)).join('')}</tbody>
</table></div>
${paragraphs(texts.sentences)}${paragraphs(texts.notes, ' class="soft"')}
</section>
<section class="wide" aria-labelledby="taught-title">
<h2 id="taught-title">${t('taught')}</h2>
<dl>${texts.facts.map(([term, value]) => `<dt>${escaped(term)}</dt><dd>${escaped(value)}</dd>`).join('')}<dt>${t('linkTerm')}</dt><dd><a href="${escaped(link)}" rel="noreferrer">${t('openLink')}</a></dd></dl>
</section>
<footer>${t('made')}</footer>
</main>
<script type="application/json" id="data">${json}</script>
<script>${code}</script>
</body>
</html>
`;
}
