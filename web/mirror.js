// The mirror: keeps one real DOM element for every node of the program's semantic tree. The canvas
// paints, these elements are what people press, fill in, select, and what screen readers read.
//
// Node layout: client/ui/semantics.h. Rules that must hold: properties, not attributes, where HTML
// has one; text only through textContent; an element that has the focus is never made anew nor
// moved; a field's value is written only when the program changed it (revision).

const NODE_BYTES = 80;
const ROLES = ['document', 'banner', 'navigation', 'main', 'footer', 'region', 'form', 'group',
  'heading', 'text', 'label', 'help', 'error', 'button', 'link', 'textfield', 'textarea', 'select',
  'radio', 'checkbox', 'file', 'image', 'list', 'orderedlist', 'listitem', 'table', 'row',
  'columnheader', 'cell', 'definitionlist', 'definitiongroup', 'term', 'definition', 'alert',
  'status', 'progress', 'dialog', 'caption'];
const FLAG = {checked: 1, disabled: 2, required: 4, invalid: 8, expanded: 16, current: 32, busy: 64,
  bold: 128, fixed: 256, external: 512, skip: 1024, readOnly: 2048, centred: 4096, right: 8192,
  submit: 16384};
// Capitals: what a phone's keyboard begins with. Where they are none or all, letters are no words.
const KINDS = [
  {type: 'text'},
  {type: 'search', inputMode: 'search', enterKeyHint: 'search'},
  {type: 'password', enterKeyHint: 'go', capitals: 'none'},
  {type: 'email', inputMode: 'email', capitals: 'none'},
  {type: 'tel', inputMode: 'tel', capitals: 'none'},
  {type: 'text', inputMode: 'numeric', capitals: 'none'},
  {type: 'text', inputMode: 'numeric', capitals: 'none'},
  {type: 'text', inputMode: 'numeric', enterKeyHint: 'go', capitals: 'none'},
  {type: 'text', capitals: 'characters'},
];
const TAGS = {banner: 'header', navigation: 'nav', main: 'main', footer: 'footer', region: 'section',
  form: 'form', group: 'fieldset', text: 'p', label: 'label', help: 'p', error: 'p',
  button: 'button', link: 'a', textfield: 'input', textarea: 'textarea', select: 'select',
  radio: 'label', checkbox: 'label', file: 'input', image: 'div', list: 'ul', orderedlist: 'ol',
  listitem: 'li', table: 'table', row: 'tr', columnheader: 'th', cell: 'td',
  definitionlist: 'dl', definitiongroup: 'div', term: 'dt', definition: 'dd', alert: 'div',
  status: 'p', progress: 'progress', dialog: 'dialog', caption: 'p'};
// Absolutely placed elements lose what their display gave them; these words give it back.
const ARIA_ROLES = {image: 'img', list: 'list', orderedlist: 'list', table: 'table', row: 'row',
  columnheader: 'columnheader', cell: 'cell', alert: 'note', status: 'status'};
const WRITTEN = new Set(['textfield', 'textarea', 'select']);
const NAMED = new Set(['alert', 'navigation', 'region', 'form', 'image', 'list', 'orderedlist', 'table',
  'progress', 'dialog', 'file', 'banner', 'footer']);
const WITH_TEXT = new Set(['heading', 'text', 'label', 'help', 'error', 'button', 'link',
  'columnheader', 'cell', 'term', 'definition', 'status', 'caption']);

// Of Switch: what a button says of what it opens, and of what it holds down.
const EXPANDED = [, , , 'false', 'true'];
const PRESSED = [, 'false', 'true'];
const SPEECH = ['', 'vi', 'en'];
const FOCUSABLE = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled';

const decoder = new TextDecoder();

function readNodes(memory, at, count, strings) {
  const view = new DataView(memory, at, count * NODE_BYTES);
  const bytes = new Uint8Array(memory);
  const known = new Map([[0, '']]);
  const text = (offset) => {
    if (!known.has(offset)) {
      const start = strings + offset;
      known.set(offset, decoder.decode(bytes.subarray(start, bytes.indexOf(0, start))));
    }
    return known.get(offset);
  };
  const nodes = [];
  for (let i = 0; i < count; ++i) {
    const o = i * NODE_BYTES;
    const u = (field) => view.getUint32(o + field * 4, true);
    const f = (field) => view.getFloat32(o + field * 4, true);
    nodes.push({id: u(0), parent: u(1), target: u(2), label: text(u(3)), value: text(u(4)),
      help: text(u(5)), error: text(u(6)), extra: text(u(7)), revision: u(8), x: f(9), y: f(10),
      w: f(11), h: f(12), fontPx: f(13), linePx: f(14), insetLeft: f(15), insetRight: f(16),
      radius: f(17), flags: view.getUint16(o + 72, true), role: ROLES[view.getUint8(o + 74)],
      level: view.getUint8(o + 75), kind: view.getUint8(o + 76), speech: view.getUint8(o + 77),
      maxLength: view.getUint16(o + 78, true)});
  }
  return nodes;
}

function set(object, property, value) {
  if (object[property] !== value) object[property] = value;
}

function setAttribute(element, name, value) {
  if (value === null || value === undefined || value === '' || value === false)
    element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value))
    element.setAttribute(name, value);
}

// Seen where the picture is not: in the plain view and on paper.
function drawCode(element, squares) {
  const side = Math.sqrt(squares.length);
  const dark = [...squares].map((square, at) =>
    (square === '1' ? `M${at % side} ${Math.floor(at / side)}h1v1h-1z` : '')).join('');
  element.innerHTML = `<svg viewBox="-4 -4 ${side + 8} ${side + 8}"><path d="${dark}"/></svg>`;
}

const domId = (id) => `n${id}`;

// Names and titles that exist in Vietnamese only are read by a Vietnamese voice on English pages.
function languageOf(text) {
  const words = text.split(' ');
  const marked = words.filter((word) => /[À-ỹ]/.test(word)).length;
  return document.documentElement.lang === 'en' && marked * 3 > words.length ? 'vi' : '';
}

export class Mirror {
  /** `act` is how the elements tell the program: {activate, input, file, dismiss}. */
  constructor(root, act) {
    this.root = root;
    this.act = act;
    this.entries = new Map();
    this.files = new Map();
    this.nextFile = 1;
    this.unsettled = new Set();
    this.isComposing = false;
    this.bar = 0;
    this.reading = [];
    this.listen();
  }

  sync(memory, at, count, strings) {
    const nodes = readNodes(memory, at, count, strings);
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const focused = document.activeElement;
    const main = focused.closest('main');
    const before = this.entries.get(focused.nodeId)?.node;
    const described = new Map();
    this.labelled = new Set();
    for (const node of nodes) {
      if (node.role === 'label') this.labelled.add(node.target);
      if (node.role === 'help' || node.role === 'error')
        described.set(node.target, [...(described.get(node.target) ?? []), domId(node.id)]);
    }
    const children = new Map();
    for (const node of nodes) {
      if (node.role === 'document') {
        this.applyDocument(node);
        continue;
      }
      const entry = this.entryOf(node, byId.get(node.parent), byId.get(node.target));
      this.apply(entry, node, byId.get(node.parent),
        described.get(node.role === 'button' ? node.target : node.id));
      const parent = this.entries.get(node.parent)?.element ?? this.root;
      if (!children.has(parent)) children.set(parent, []);
      children.get(parent).push(entry.element);
    }
    for (const [id, entry] of this.entries) {
      if (byId.has(id)) continue;
      this.entries.delete(id);
      // A dialog that is closed gives the focus back to where it came from.
      if (entry.element.open) entry.element.close();
      entry.element.remove();
    }
    for (const [parent, wanted] of children) this.order(parent, wanted);
    for (const node of nodes) {
      const element = this.entries.get(node.id)?.element;
      if (node.role === 'dialog' && !element.open) element.showModal();
    }
    this.unsettled.clear();
    if (!focused.isConnected)
      this.refocus(focused.nodeId, main,
        nodes.find(({role, level}) => role === 'heading' && level === 1));
    // What comes or goes above it does not push what a person is at out of sight.
    const after = byId.get(before?.id);
    if (after && (after.flags & FLAG.fixed) === 0 && after.y !== before.y)
      scrollBy(0, after.y - before.y);
    this.reading = nodes.map((node) => node.id);
  }

  // What had the focus is gone: the nearest thing after it, or before it, gets it; on a page that
  // is another now, or whose main part has nothing else, its heading or what stands first in it.
  refocus(id, main, heading) {
    if (document.activeElement !== document.body) return;
    if (heading && !this.reading.includes(heading.id)) {
      this.focus(heading.id);
      return;
    }
    const at = this.reading.indexOf(id);
    const near = [...this.reading.slice(at), ...this.reading.slice(0, at).reverse()];
    const isTaking = (control) => control?.matches(FOCUSABLE) && (!main || main.contains(control));
    this.focus(near.find((other) => isTaking(this.entries.get(other)?.control)) ?? heading?.id ??
      main?.querySelector('.node')?.nodeId);
  }

  // Puts the children in reading order without moving the one that has the focus.
  order(parent, wanted) {
    let current = parent.firstElementChild;
    for (const element of wanted) {
      if (element !== current && element.parentNode === parent &&
          element.contains(document.activeElement)) {
        while (current !== element) {
          const next = current.nextElementSibling;
          current.remove();
          current = next;
        }
      }
      if (element === current) current = current.nextElementSibling;
      else parent.insertBefore(element, current);
    }
  }

  entryOf(node, parent, target) {
    const shape = this.shapeOf(node, target);
    const known = this.entries.get(node.id);
    if (known && known.shape === shape) return known;
    known?.element.remove();
    const entry = this.create(node, shape);
    this.entries.set(node.id, entry);
    return entry;
  }

  shapeOf(node, target) {
    if (node.role === 'heading') return `h${node.level}`;
    if (node.role === 'label' && target?.role === 'group')
      return node.level ? 'legend:h1' : 'legend';
    if (node.role === 'label' && !target) return 'p';
    if (node.role === 'textfield') return `input:${KINDS[node.kind].type}`;
    if (node.role === 'radio' || node.role === 'checkbox' || node.role === 'file')
      return `${TAGS[node.role]}:${node.role}`;
    return TAGS[node.role];
  }

  create(node, shape) {
    const [tag, kind] = shape.split(':');
    const element = document.createElement(tag);
    element.className = `node ${node.role}`;
    element.id = node.role === 'main' ? 'main' : domId(node.id);
    element.nodeId = node.id;
    const entry = {shape, element, control: element, revision: -1};
    if (node.role === 'radio' || node.role === 'checkbox') {
      entry.control = document.createElement('input');
      entry.control.type = node.role;
      entry.control.nodeId = node.id;
      entry.text = document.createElement('span');
      element.append(entry.control, entry.text);
    } else if (kind === 'h1') {
      entry.text = document.createElement('h1');
      element.append(entry.text);
    } else if (tag === 'input') {
      element.type = kind;
    } else if (tag === 'form') {
      element.noValidate = true;
    }
    if (ARIA_ROLES[node.role]) element.setAttribute('role', ARIA_ROLES[node.role]);
    if (node.role === 'columnheader') element.scope = 'col';
    if (node.role === 'progress') element.max = 100;
    return entry;
  }

  applyDocument(node) {
    set(document, 'title', node.label);
    set(document.documentElement, 'lang', node.value);
    const style = document.documentElement.style;
    for (const pair of node.extra.split(';')) {
      const [name, value] = pair.split('=');
      if (!name) continue;
      if (name === 'bar-px') this.bar = Number(value);
      if (name === 'scheme') style.colorScheme = value;
      else style.setProperty(`--${name}`, name.endsWith('-px') ? `${value}px` : value);
    }
    this.root.style.height = `${node.h}px`;
  }

  apply(entry, node, parent, described) {
    const {element, control} = entry;
    entry.node = node;
    this.place(entry, node, parent);
    const has = (flag) => (node.flags & flag) !== 0;
    if (WITH_TEXT.has(node.role)) this.applyText(entry, node);
    if (NAMED.has(node.role)) setAttribute(element, 'aria-label', node.label);
    setAttribute(control, 'aria-current', has(FLAG.current) &&
      ({link: 'page', listitem: 'step', text: 'step'}[node.role] ?? 'true'));
    set(element, 'lang', SPEECH[node.speech] || languageOf(node.label));
    switch (node.role) {
      case 'label':
        if (element.tagName === 'LABEL') set(element, 'htmlFor', domId(node.target));
        break;
      case 'button':
        set(element, 'type', has(FLAG.submit) ? 'submit' : 'button');
        set(element, 'disabled', has(FLAG.disabled));
        setAttribute(element, 'aria-busy', has(FLAG.busy) && 'true');
        setAttribute(element, 'aria-disabled', has(FLAG.busy) && 'true');
        setAttribute(element, 'aria-expanded', EXPANDED[node.level]);
        setAttribute(element, 'aria-pressed', PRESSED[node.level]);
        setAttribute(element, 'aria-describedby', described?.join(' '));
        break;
      case 'link':
        setAttribute(element, 'href', node.extra);
        element.classList.toggle('skip', has(FLAG.skip));
        if (has(FLAG.external)) {
          set(element, 'target', '_blank');
          set(element, 'rel', 'noopener');
        }
        break;
      case 'textfield':
      case 'textarea':
      case 'select':
        this.applyField(entry, node, described);
        break;
      case 'radio':
      case 'checkbox':
        this.applyCheck(entry, node, parent, described);
        break;
      case 'file':
        set(control, 'accept', node.extra);
        set(control, 'disabled', has(FLAG.disabled));
        this.applyState(control, node, described);
        break;
      case 'image':
        if (entry.squares !== node.extra) drawCode(element, (entry.squares = node.extra));
        break;
      case 'group':
        setAttribute(element, 'aria-describedby', described?.join(' '));
        break;
      case 'progress':
        set(element, 'value', Number(node.value));
        setAttribute(element, 'aria-valuetext', node.help);
        break;
    }
  }

  /** A bar that stands still hides what scrolls below it, the words in real fields too. */
  cover(bottom) {
    const edge = bottom - this.bar;
    for (const {control, node} of this.entries.values()) {
      if (!WRITTEN.has(node.role) || (node.flags & FLAG.fixed) !== 0) continue;
      const hidden = Math.min(node.h, node.y + node.h - edge);
      const isCovered = hidden > 0 && !control.closest('dialog');
      // Beside it there is room for the focus ring.
      set(control.style, 'clipPath', isCovered ? `inset(-8px -8px ${hidden}px)` : '');
    }
  }

  place({element}, node, parent) {
    const isFixed = (node.flags & FLAG.fixed) !== 0;
    const isParentFixed = parent && (parent.flags & FLAG.fixed) !== 0;
    const isRooted = !parent || parent.role === 'document' || (isFixed && !isParentFixed);
    const x = isRooted ? node.x : node.x - parent.x;
    const y = isRooted ? node.y : node.y - parent.y;
    const style = element.style;
    set(style, 'position', isFixed && !isParentFixed ? 'fixed' : 'absolute');
    // What stands still is above what scrolls below it, whichever comes first in the reading order.
    set(style, 'zIndex', isFixed && !isParentFixed ? '1' : '');
    set(style, 'left', `${x}px`);
    set(style, 'top', `${y}px`);
    set(style, 'width', `${node.w}px`);
    set(style, 'height', `${node.h}px`);
    set(style, 'borderRadius', node.radius ? `${node.radius}px` : '');
    if (node.fontPx) {
      set(style, 'fontSize', `${node.fontPx}px`);
      set(style, 'lineHeight', `${node.linePx}px`);
      set(style, 'fontWeight', (node.flags & FLAG.bold) !== 0 ? '700' : '400');
    }
    if ((node.flags & FLAG.right) !== 0) set(style, 'textAlign', 'right');
  }

  applyText(entry, node) {
    // Compared with what was written, because translators put their own words there.
    if (entry.said === node.label) return;
    entry.said = node.label;
    const holder = entry.text ?? entry.element;
    for (const child of [...holder.childNodes]) if (!child.nodeId) child.remove();
    holder.prepend(node.label);
  }

  applyState(control, node, described) {
    set(control, 'required', (node.flags & FLAG.required) !== 0);
    // Said in words: browsers call a required choice invalid before anybody touched it.
    setAttribute(control, 'aria-invalid', (node.flags & FLAG.invalid) !== 0 ? 'true' : 'false');
    setAttribute(control, 'aria-describedby', described?.join(' '));
  }

  applyField(entry, node, described) {
    const {element} = entry;
    const has = (flag) => (node.flags & flag) !== 0;
    set(element, 'disabled', has(FLAG.disabled));
    this.applyState(element, node, described);
    set(element.style, 'paddingLeft', `${node.insetLeft}px`);
    set(element.style, 'paddingRight', `${node.insetRight}px`);
    if (node.role === 'select') {
      this.applyOptions(entry, node);
    } else {
      const [token, placeholder] = node.extra.split('\n');
      setAttribute(element, 'autocomplete', token || 'off');
      set(element, 'placeholder', placeholder ?? '');
      set(element, 'readOnly', has(FLAG.readOnly));
      if (node.maxLength) set(element, 'maxLength', node.maxLength);
      const kind = KINDS[node.kind];
      if (kind.inputMode) set(element, 'inputMode', kind.inputMode);
      if (node.role === 'textfield') set(element, 'enterKeyHint', kind.enterKeyHint ?? 'next');
      const ofToken = {name: 'words', username: 'none'}[token];
      set(element, 'autocapitalize', ofToken ?? kind.capitals ?? 'sentences');
      // Names and addresses are in no dictionary.
      set(element, 'spellcheck', node.kind === 0 && !token);
      // A search field shows its name inside itself and has no label of its own.
      setAttribute(element, 'aria-label', !this.labelled.has(node.id) && node.label);
    }
    const isEdited = element === document.activeElement || this.unsettled.has(node.id);
    const mayWrite = entry.revision !== node.revision ? !this.isComposing : !isEdited;
    if (mayWrite && element.value !== node.value) element.value = node.value;
    entry.revision = node.revision;
  }

  applyOptions(entry, node) {
    if (entry.options === node.extra) return;
    entry.options = node.extra;
    const options = node.extra.split('\n').filter(Boolean).map((line) => {
      const [id, label] = line.split('\t');
      const option = new Option(label, id);
      set(option, 'lang', languageOf(label));
      return option;
    });
    entry.element.replaceChildren(...options);
    entry.revision = -1;
  }

  applyCheck(entry, node, parent, described) {
    const {control} = entry;
    set(control, 'checked', (node.flags & FLAG.checked) !== 0);
    set(control, 'disabled', (node.flags & FLAG.disabled) !== 0);
    if (node.role === 'radio') set(control, 'name', domId(node.parent));
    set(entry.text, 'textContent', node.label);
    this.applyState(control, node, described);
    if (node.role === 'radio') set(control, 'required', (parent.flags & FLAG.required) !== 0);
  }

  /** Moves the focus to a node; headings and texts become focusable by program only. */
  focus(id) {
    const entry = this.entries.get(id);
    if (!entry) return;
    const target = entry.shape === 'legend:h1' ? entry.text
      : entry.shape === 'fieldset' ? entry.element.querySelector('input') ?? entry.element
      : entry.control;
    if (/^(H[1-6]|P|DIV|SECTION)$/.test(target.tagName)) target.tabIndex = -1;
    target.focus({preventScroll: target.tagName === 'H1'});
  }

  /** What stands in the fields, with the words at them: for the page that takes over. */
  typed() {
    const all = [];
    for (const {node, control} of this.entries.values()) {
      const isCheck = node.role === 'radio' || node.role === 'checkbox';
      const value = isCheck ? control.checked : control.value;
      const isField = ['textfield', 'textarea', 'select'].includes(node.role);
      if (value && (isCheck || isField) && control.type !== 'password')
        all.push({name: node.label, value,
          group: isCheck ? this.entries.get(node.parent)?.node.label : ''});
    }
    return all;
  }

  /** After a frame that changed nothing: a press the program did not follow is taken back. */
  settle() {
    for (const id of this.unsettled) {
      const entry = this.entries.get(id);
      if (entry?.control.type === 'radio' || entry?.control.type === 'checkbox')
        set(entry.control, 'checked', (entry.node.flags & FLAG.checked) !== 0);
    }
    this.unsettled.clear();
  }

  nodeOf(event) {
    const element = event.target.closest?.('.node');
    return element ? this.entries.get(element.nodeId) : undefined;
  }

  listen() {
    const on = (type, listener) => this.root.addEventListener(type, listener);
    on('click', (event) => this.clicked(event));
    on('submit', (event) => event.preventDefault());
    on('input', (event) => this.edited(event, 0));
    on('focusout', (event) => this.edited(event, 1));
    on('compositionstart', () => (this.isComposing = true));
    on('compositionend', (event) => {
      this.isComposing = false;
      this.edited(event, 0);
    });
    on('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing && event.target.tagName === 'INPUT')
        this.edited(event, 2);
    });
    on('change', (event) => this.changed(event));
    this.root.addEventListener('cancel', (event) => {
      if (event.target.tagName !== 'DIALOG') return;
      event.preventDefault();
      this.act.dismiss(event.target.nodeId);
    }, true);
  }

  clicked(event) {
    const entry = this.nodeOf(event);
    if (!entry) return;
    const {node} = entry;
    if (node.role === 'link') {
      const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey &&
        !event.altKey;
      if (!isPlain || (node.flags & FLAG.external) !== 0) return;
      event.preventDefault();
      if ((node.flags & FLAG.skip) !== 0) this.skip();
      else this.act.activate(node.id);
    } else if (node.role === 'button' && (node.flags & FLAG.busy) === 0) {
      this.act.activate(node.id);
    }
  }

  skip() {
    const heading = this.root.querySelector('main h1') ?? this.root.querySelector('main');
    heading.tabIndex = -1;
    heading.focus();
  }

  edited(event, how) {
    const entry = this.nodeOf(event);
    if (!entry || !['textfield', 'textarea'].includes(entry.node.role)) return;
    if (event.type === 'focusout' && entry.element.disabled) return;
    const text = entry.element.value.normalize('NFC');
    if (event.type === 'focusout' && entry.element.value !== text) entry.element.value = text;
    this.unsettled.add(entry.node.id);
    this.act.input(entry.node.id, text, how);
  }

  changed(event) {
    const entry = this.nodeOf(event);
    if (!entry) return;
    const {node, control} = entry;
    if (node.role === 'select') this.act.input(node.id, control.value, 1);
    if (node.role === 'radio' || node.role === 'checkbox') {
      this.unsettled.add(node.id);
      this.act.activate(node.id);
    }
    if (node.role === 'file' && control.files.length > 0) {
      const file = control.files[0];
      const handle = this.nextFile++;
      this.files.set(handle, file);
      this.act.file(node.id, handle, file);
      control.value = '';
    }
  }
}
