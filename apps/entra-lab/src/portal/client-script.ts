/** The portal's script: copy buttons, narrowing of lists while typing, Escape in panes. Everything works without it, less comfortably. */
export const clientScript = `'use strict';
const announce = (text) => { document.getElementById('announcer').textContent = text; };

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  source.select();
  try {
    await navigator.clipboard.writeText(source.value);
  } catch {
    document.execCommand('copy');
  }
  button.classList.add('copied');
  announce('Copied');
  setTimeout(() => { button.classList.remove('copied'); announce(''); }, 2000);
}

function narrow(field) {
  const words = field.value.toLowerCase().split(/\\s+/);
  for (const row of document.querySelectorAll('[data-filtered-by="' + field.id + '"] tbody tr, [data-filtered-by="' + field.id + '"] > li')) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
  }
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-copy]');
  if (button) copy(button);
});
document.addEventListener('focusin', (event) => {
  if (event.target.matches('.copy-box textarea')) event.target.select();
});
document.addEventListener('input', (event) => {
  if (event.target.matches('input[type=search][id]')) narrow(event.target);
});
document.addEventListener('keydown', (event) => {
  const close = document.querySelector('[data-pane-close]');
  // Escape empties a search field first.
  const emptiesField = event.target.matches('input[type=search]') && event.target.value !== '';
  if (event.key === 'Escape' && close && !emptiesField) close.click();
});

// What opened a pane gets the focus back when the pane is left.
const keyOf = (form) => form.getAttribute('action') + ' ' + new URLSearchParams(new FormData(form));
document.addEventListener('submit', (event) => {
  if (event.target.matches('.page .command-form[method=get]')) sessionStorage.setItem('opened', keyOf(event.target));
});
function giveFocusBack() {
  const opened = sessionStorage.getItem('opened');
  sessionStorage.removeItem('opened');
  const form = [...document.querySelectorAll('.command-form')].find((each) => keyOf(each) === opened);
  form?.querySelector('button').focus({ preventScroll: true });
}

const invalid = document.querySelector('.content [aria-invalid], .pane [aria-invalid]');
const first = document.querySelector('.pane [autofocus]') ?? document.getElementById('pane-title');
if (invalid) invalid.focus(); else if (first) first.focus(); else giveFocusBack();
for (const field of document.querySelectorAll('input[type=search][id]')) if (field.value !== '') narrow(field);
`;
