// What the browser must do without asking the server: the theme, hot keys, copying, and reconnecting.
const root = document.documentElement;

function chooseTheme() {
  const dark = getComputedStyle(root).colorScheme === 'dark'
    || (!root.dataset.theme && matchMedia('(prefers-color-scheme: dark)').matches);
  const theme = dark ? 'light' : 'dark';
  root.dataset.theme = theme;
  // The server reads the cookie when it renders the page, so that the first paint has the right colours.
  document.cookie = `mocop-theme=${theme}; path=/; max-age=31536000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
}

async function copy(button) {
  const text = button.dataset.copy;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without a secure context there is no clipboard API.
    const area = document.createElement('textarea');
    area.value = text;
    (button.closest('dialog, .rz-dialog') ?? document.body).append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
    button.focus();
  }
  button.dataset.copied = '';
  clearTimeout(button.copyTimer);
  button.copyTimer = setTimeout(() => delete button.dataset.copied, 1600);
}

const isTyping = target => target instanceof HTMLElement
  && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

// data-hotkey="j ArrowDown" names one key or several. "Control+k" works everywhere; a bare key ("c") only while nothing is being typed and no dialog is open.
document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.altKey || event.isComposing) return;
  const command = event.ctrlKey || event.metaKey;
  if (!command && (isTyping(event.target) || document.querySelector('dialog[open], .rz-dialog'))) return;
  const name = (command ? 'Control+' : '') + (event.key.length === 1 ? event.key.toLowerCase() : event.key);
  const target = [...document.querySelectorAll('[data-hotkey]')].find(e => e.dataset.hotkey.split(' ').includes(name) && !e.disabled);
  if (!target) return;
  event.preventDefault();
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) target.focus(); else target.click();
});

document.addEventListener('click', event => {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return;
  const copying = target.closest('[data-copy]');
  if (copying) copy(copying);
  if (target.closest('[data-theme-toggle]')) chooseTheme();
  if (target.closest('[data-reload]')) location.reload();
  if (target.closest('[data-reconnect]')) globalThis.Blazor?.reconnect().then(ok => { if (!ok) location.reload(); });
  const opener = target.closest('[data-opens]');
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  if (target instanceof HTMLDialogElement && target.dataset.dismissable !== undefined) target.close();

  // Menus close when something else is clicked, or when an entry of theirs is chosen.
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!menu.contains(target) || target.closest('.menu-list a, .menu-list button')) menu.open = false;
  }
  const toggle = target.closest('[data-toggle-sidebar]');
  if (toggle) root.toggleAttribute('data-sidebar-open');
  else if (!target.closest('.sidebar') || target.closest('.sidebar a')) root.removeAttribute('data-sidebar-open');
});

document.addEventListener('keyup', event => {
  if (event.key !== 'Escape') return;
  root.removeAttribute('data-sidebar-open');
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    menu.open = false;
    menu.querySelector('summary')?.focus();
  }
});

// Times stand in UTC, as in logs and envelopes; what that is here, the browser knows.
document.addEventListener('pointerover', event => {
  const time = event.target instanceof Element ? event.target.closest('time[datetime]') : null;
  if (!time || time.title.includes(' here')) return;
  const at = new Date(time.dateTime);
  if (at.getTimezoneOffset() !== 0) time.title += ` · ${at.toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'medium' })} here`;
});

export function closeDialog(id) {
  document.getElementById(id)?.close();
}

export function scrollIntoView(selector) {
  document.querySelector(selector)?.scrollIntoView({ block: 'nearest' });
}
