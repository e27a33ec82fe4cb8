// The workshop works without this file: the button shows the letter. With it the letter follows what is typed, and a field comes where the cursor stood.
(() => {
  const form = document.getElementById('brief');
  if (!form) return;
  const text = form.querySelector('#Tekst');
  const show = form.querySelector('#toon');
  let timer;
  const refresh = () => {
    clearTimeout(timer);
    timer = setTimeout(() => show.click(), 500);
  };
  text.addEventListener('input', refresh);
  form.querySelector('#Dossier').addEventListener('change', () => {
    refresh();
    text.dispatchEvent(new Event('input'));
  });
  form.addEventListener('click', event => {
    const button = event.target.closest('[data-invoegen]');
    if (!button) return;
    text.setRangeText(button.dataset.invoegen, text.selectionStart, text.selectionEnd, 'end');
    text.focus();
    text.dispatchEvent(new Event('input', { bubbles: true }));
  });
})();
