// What ProvenanceView cannot know on the server: which chunks are on the screen, which character is under the pointer, and where a mark lies.
const near = '700px 0px';

function characterAt(root, x, y) {
  const at = document.caretPositionFromPoint
    ? document.caretPositionFromPoint(x, y)
    : document.caretRangeFromPoint?.(x, y);
  const node = at?.offsetNode ?? at?.startContainer;
  const chunk = node?.nodeType === Node.TEXT_NODE ? node.parentElement.closest('[data-first]') : null;
  if (!chunk || !root.contains(chunk)) return null;
  const offset = at.offset ?? at.startOffset;
  const range = document.createRange();
  // The caret stands between two characters; the pointer is over one of them.
  for (const from of [offset, offset - 1]) {
    if (from < 0 || from >= node.length) continue;
    range.setStart(node, from);
    range.setEnd(node, from + 1);
    for (const box of range.getClientRects()) {
      if (x >= box.left && x <= box.right && y >= box.top - 3 && y <= box.bottom + 3) {
        return { segment: Number(chunk.dataset.first) + [...chunk.children].indexOf(node.parentElement), offset: from };
      }
    }
  }
  return null;
}

function textOf(root, segment) {
  for (const chunk of root.querySelectorAll('[data-first]')) {
    const index = segment - Number(chunk.dataset.first);
    if (index >= 0 && index < chunk.children.length) return chunk.children[index].firstChild;
  }
  return null;
}

export function watch(root, layer, page, points) {
  const visible = new Set();
  let told, pending, over, marked, frame;

  const tell = () => {
    frame = undefined;
    const chunks = [...visible].filter(e => e.isConnected).map(e => Number(e.dataset.chunk)).sort((a, b) => a - b);
    const key = chunks.join();
    if (key === told || chunks.length === 0) return;
    told = key;
    page.invokeMethodAsync('Near', chunks);
  };
  const soon = () => { frame ??= requestAnimationFrame(tell); };
  const seer = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (entry.isIntersecting) visible.add(entry.target); else visible.delete(entry.target);
    }
    soon();
  }, { rootMargin: near, scrollMargin: near });
  const known = new Set();
  const learn = () => {
    const now = new Set(root.querySelectorAll('[data-chunk]'));
    for (const chunk of known) if (!now.has(chunk)) { seer.unobserve(chunk); visible.delete(chunk); known.delete(chunk); }
    for (const chunk of now) if (!known.has(chunk)) { seer.observe(chunk); known.add(chunk); }
    soon();
  };
  const growth = new MutationObserver(learn);
  growth.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-chunk'] });
  learn();

  const point = (event, isClick) => {
    const at = characterAt(root, event.clientX, event.clientY);
    if (!at) return;
    const key = `${at.segment}:${at.offset}`;
    if (!isClick && key === over) return;
    over = key;
    page.invokeMethodAsync('PointAsync', at.segment, at.offset, isClick);
  };
  const move = event => {
    clearTimeout(pending);
    pending = setTimeout(() => point(event, false), 40);
  };
  const click = event => { if (getSelection()?.isCollapsed ?? true) { clearTimeout(pending); point(event, true); } };
  const keep = event => { if (/^(Arrow|Home|End)/.test(event.key) && event.target === root) event.preventDefault(); };
  root.addEventListener('keydown', keep);
  if (points) {
    root.addEventListener('pointermove', move);
    root.addEventListener('click', click);
  }

  const draw = () => {
    layer.replaceChildren();
    if (!marked) return;
    const [from, to] = [textOf(root, marked.firstSegment), textOf(root, marked.lastSegment)];
    if (!from || !to || marked.from > from.length || marked.to > to.length) return;
    const range = document.createRange();
    range.setStart(from, marked.from);
    range.setEnd(to, marked.to);
    const origin = root.getBoundingClientRect();
    const lines = [];
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (right - left < 0.5) continue;
      const line = lines.at(-1);
      if (line && Math.abs(line.top - top) < 4 && left - line.right < 2) line.right = Math.max(line.right, right);
      else lines.push({ left, right, top, bottom });
    }
    for (const { left, right, top, bottom } of lines) {
      const mark = document.createElement('div');
      mark.className = 'mark';
      mark.style.cssText = `left:${left - origin.left - 2}px;top:${top - origin.top - 1}px;width:${right - left + 4}px;height:${bottom - top + 2}px`;
      layer.append(mark);
    }
  };
  const size = new ResizeObserver(draw);
  size.observe(root);

  return {
    mark(mark) {
      const isNew = JSON.stringify(mark) !== JSON.stringify(marked);
      marked = mark;
      draw();
      if (mark?.reveal && isNew) layer.firstElementChild?.scrollIntoView({ block: 'nearest' });
    },
    stop() {
      seer.disconnect();
      growth.disconnect();
      size.disconnect();
      root.removeEventListener('keydown', keep);
      root.removeEventListener('pointermove', move);
      root.removeEventListener('click', click);
    },
  };
}
