// The editor of Markdown over the plain text area, rows that can be added, and a preview that follows.
const form = document.getElementById('article');
const body = document.getElementById('body');
const format = document.getElementById('bodyFormat');
let editor = null;

function tool(name, action, text, title) {
  return { name, action, text, title, className: 'tool' }; // an empty one is an error
}

function markdownEditor() {
  editor = new EasyMDE({
    element: body,
    autoDownloadFontAwesome: false,
    spellChecker: false,
    nativeSpellcheck: true,
    inputStyle: 'contenteditable',
    forceSync: true,
    status: ['words'],
    minHeight: '24rem',
    promptURLs: false,
    toolbar: [
      tool('bold', EasyMDE.toggleBold, 'Bold', 'Bold'),
      tool('italic', EasyMDE.toggleItalic, 'Italic', 'Italic'),
      tool('heading-2', EasyMDE.toggleHeading2, 'Heading', 'Heading'),
      tool('quote', EasyMDE.toggleBlockquote, 'Quote', 'Quote'),
      tool('unordered-list', EasyMDE.toggleUnorderedList, 'List', 'List'),
      tool('ordered-list', EasyMDE.toggleOrderedList, '1. 2. 3.', 'Numbered list'),
      tool('link', EasyMDE.drawLink, 'Link', 'Link'),
    ],
  });
  const area = editor.codemirror.getInputField();
  area.setAttribute('aria-label', 'Text');
  editor.codemirror.on('change', () => body.dispatchEvent(new Event('input', { bubbles: true })));
  // Tab leaves the field, as everywhere else.
  editor.codemirror.setOption('extraKeys', { ...editor.codemirror.getOption('extraKeys'), Tab: false, 'Shift-Tab': false });
}

function plainEditor() {
  if (editor) editor.toTextArea();
  editor = null;
}

function choose() {
  if (format.value === 'html') plainEditor();
  else if (!editor) markdownEditor();
}
format.addEventListener('change', choose);
choose();

// Whoever pastes from a word processor or a page keeps headings, lists, links and emphasis.
const marks = { STRONG: '**', B: '**', EM: '_', I: '_' };
function markdown(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent.replace(/\s+/g, ' ');
  if (node.nodeType !== Node.ELEMENT_NODE || ['STYLE', 'SCRIPT', 'META', 'TITLE'].includes(node.tagName)) return '';
  const inner = [...node.childNodes].map(markdown).join('');
  const text = inner.trim();
  if (/^H[1-6]$/.test(node.tagName)) return `\n\n${'#'.repeat(Math.max(2, Number(node.tagName[1])))} ${text}\n\n`;
  switch (node.tagName) {
    case 'BR': return '\n';
    case 'A': return node.protocol.startsWith('http') && text ? `[${text}](${node.href})` : inner;
    case 'LI': return `${node.parentElement.tagName === 'OL' ? '1.' : '-'} ${text.replace(/\n+/g, '\n  ')}\n`;
    case 'UL': case 'OL': return `\n\n${text}\n\n`;
    case 'BLOCKQUOTE': return `\n\n${text.replace(/^/gm, '> ')}\n\n`;
    case 'P': case 'DIV': case 'SECTION': case 'ARTICLE': case 'TR': return `\n\n${text}\n\n`;
    default: {
      const mark = node.style.fontWeight === 'normal' ? undefined : marks[node.tagName];
      return mark && text ? inner.replace(text, () => mark + text + mark) : inner;
    }
  }
}
form.addEventListener('paste', event => {
  const html = event.clipboardData.getData('text/html');
  if (!editor || !html || !event.target.closest('.CodeMirror')) return;
  event.preventDefault();
  event.stopPropagation();
  const page = new DOMParser().parseFromString(html, 'text/html');
  editor.codemirror.replaceSelection(markdown(page.body).replace(/\n{3,}/g, '\n\n').trim());
}, true);

// Rows of pictures and people.
function addRow(list) {
  const rows = list.querySelector('[data-rows]');
  const number = rows.querySelectorAll('[data-row]').length;
  const blank = list.querySelector('template').content.cloneNode(true);
  for (const one of blank.querySelectorAll('[id], [for]')) {
    for (const name of ['id', 'for']) {
      if (one.hasAttribute(name)) one.setAttribute(name, one.getAttribute(name).replace('-N', `-${number}`));
    }
  }
  rows.append(blank);
  return rows.lastElementChild;
}
form.addEventListener('click', event => {
  const add = event.target.closest('[data-add]');
  if (add) addRow(document.querySelector(add.dataset.add)).querySelector('input').focus();
});
if (!document.querySelector('#people [data-row]')) addRow(document.getElementById('people'));

// Whoever was refused reads why, and goes on from there; what was said of a field stands until it changes.
document.querySelector('.notice.failed')?.focus();
form.addEventListener('input', event => {
  event.target.removeAttribute('aria-invalid');
  event.target.closest('.field')?.querySelector('.problem')?.remove();
});

// A headline grows with its words, and has no line breaks.
for (const field of document.querySelectorAll('#headline, #standfirst')) {
  const grow = () => { field.style.height = 'auto'; field.style.height = `${field.scrollHeight + 2}px`; };
  field.addEventListener('input', grow);
  grow();
}
document.getElementById('headline').addEventListener('keydown', event => {
  if (event.key === 'Enter') event.preventDefault();
});

// Enter posts nothing: that takes the button, or Ctrl and Enter.
form.addEventListener('keydown', event => {
  if (event.key !== 'Enter') return;
  if (event.ctrlKey || event.metaKey) form.requestSubmit();
  else if (event.target.matches('input')) event.preventDefault();
});

// The zone that the writer is in, unless one was chosen.
const zone = document.getElementById('zone');
if (zone.dataset.own) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...zone.options].some(option => option.value === own)) zone.value = own;
}

// The preview follows, a moment behind.
const button = document.getElementById('preview-button');
let waiting = 0;
function preview() {
  clearTimeout(waiting);
  waiting = setTimeout(() => form.requestSubmit(button), 900);
}
form.addEventListener('input', preview);
document.getElementById('format').addEventListener('change', preview);
if (body.value) preview();

// Nothing that was written goes by an accident.
let changed = false;
form.addEventListener('input', event => { if (event.target.name !== 'format') changed = true; });
form.addEventListener('submit', event => { if (event.submitter !== button) changed = false; });
window.addEventListener('beforeunload', event => { if (changed) event.preventDefault(); });
