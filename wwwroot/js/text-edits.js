// Tells the server what changed in a text area, not the whole text: a message of a circuit is small, and a text may be large.
const quiet = 90;
const smallest = 4000;

function difference(before, after) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let [b, a] = [before.length, after.length];
  while (b > start && a > start && before.charCodeAt(b - 1) === after.charCodeAt(a - 1)) { b--; a--; }
  const isLow = unit => unit >= 0xdc00 && unit <= 0xdfff;
  // A pair of surrogates stays together.
  if (isLow(before.charCodeAt(start)) || isLow(after.charCodeAt(start))) start--;
  if (isLow(before.charCodeAt(b)) || isLow(after.charCodeAt(a))) { b++; a++; }
  return { start: Math.max(start, 0), removed: b - Math.max(start, 0), inserted: after.slice(Math.max(start, 0), a) };
}

export function follow(area, page) {
  let [sent, timer, isSending] = [area.value, undefined, false];

  async function send() {
    timer = undefined;
    if (isSending) return;
    isSending = true;
    try {
      while (area.value !== sent) {
        const now = area.value;
        const edit = difference(sent, now);
        sent = now;
        const isSmall = edit.inserted.length <= smallest && (edit.inserted.isWellFormed?.() ?? false);
        if (!isSmall || !await page.invokeMethodAsync('EditAsync', edit.start, edit.removed, edit.inserted, now.length)) {
          await page.invokeMethodAsync('ReplaceAsync', DotNet.createJSStreamReference(new TextEncoder().encode(now)));
        }
      }
    } finally {
      isSending = false;
    }
  }

  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(send, quiet);
  };
  area.addEventListener('input', changed);
  return {
    replace(text) {
      area.value = text;
      sent = area.value;
    },
    stop() {
      clearTimeout(timer);
      area.removeEventListener('input', changed);
    },
  };
}
