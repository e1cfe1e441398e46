// One key for what is done most, and another rendition for the frame.
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input, textarea, select, [contenteditable], dialog[open]')) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches('a')) target.click();
  else target.focus();
});
document.addEventListener('change', event => {
  const frame = event.target.dataset.frame;
  if (frame) document.getElementById(frame).src = event.target.value;
});
