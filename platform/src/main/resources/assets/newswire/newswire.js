// What every page does beyond its HTML. Pages work without it, save for what moves by itself.

// Dialogs: browsers that know `command` open them by themselves.
if (!('command' in HTMLButtonElement.prototype)) {
  document.addEventListener('click', event => {
    const button = event.target.closest('button[commandfor]');
    const dialog = button && document.getElementById(button.getAttribute('commandfor'));
    if (!dialog) return;
    if (button.getAttribute('command') === 'show-modal') dialog.showModal();
    if (button.getAttribute('command') === 'close') dialog.close();
  });
}

// Times stand in UTC in the HTML; readers want their own.
const today = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const other = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
function localTimes(root) {
  for (const time of root.querySelectorAll('time[data-local]')) {
    const moment = new Date(time.dateTime);
    if (Number.isNaN(moment.getTime())) continue;
    const isToday = moment.toDateString() === new Date().toDateString();
    time.textContent = (isToday ? today : other).format(moment);
    time.title = moment.toISOString();
    time.removeAttribute('data-local');
  }
}
localTimes(document);
document.addEventListener('htmx:load', event => localTimes(event.target));

// A piece that cannot be had is said once, at the top of the page.
function say(text, kind) {
  const notice = document.createElement('p');
  notice.className = `notice ${kind}`;
  notice.textContent = text;
  document.getElementById('notices').replaceChildren(notice);
}
document.addEventListener('htmx:sendError', () => say('The server cannot be reached. Nothing is lost; try again.', 'failed'));
document.addEventListener('htmx:responseError', event => {
  const status = event.detail.xhr.status;
  if (status === 401) return; // the sign-in comes by itself
  say(status === 403 ? 'This key does not admit to that, or the page is too old: reload it.'
    : status === 503 ? 'Not just now: something this needs is away. Try again in a moment.'
    : 'That did not work. Try again.', 'failed');
});

// Copying what is shown once.
document.addEventListener('click', async event => {
  const button = event.target.closest('button[data-copy]');
  if (!button) return;
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
  button.textContent = 'Copied';
});

// Forms that change a list at once; the button is there for those without a script.
document.addEventListener('change', event => {
  if (event.target.closest('form[data-autosubmit]')) event.target.form.requestSubmit();
});
