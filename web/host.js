// The browser as the program sees it: one object whose methods WebAssembly calls (see
// client/platform/web/library.js), and the listeners that call its exports.

import {Adoption} from '{{asset:adoption.js}}';

const encoder = new TextEncoder();
const MOUSE = 1;
const DOWN = 2;
const ADOPTED = 2;
const DENSITY_MAX = 3;
// Nobody wants to hear a count after each letter.
const POLITE_MS = 500;
const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];
/// In localStorage: some draft is, or was, kept on this device.
const KEEPS = 'keeps-drafts';
const SAVE_FAILED = 3;

function keepOpen(event) {
  event.preventDefault();
}

// The page that opens without a network is one for all languages.
function language() {
  return /(?:^|; )language=(\w\w)/.exec(document.cookie)?.[1] ?? document.documentElement.lang;
}

// Longer as long as there is no network. A page ends it when the line is good again, and waits until
// somebody looks at it.
function pause(milliseconds, isPage) {
  return new Promise((resolve) => {
    const ended = new AbortController();
    let isOver = isPage;
    const look = () => {
      if (!isOver || !navigator.onLine || (isPage && document.hidden)) return;
      ended.abort();
      resolve();
    };
    for (const sign of ['online', 'heard', 'visibilitychange'])
      addEventListener(sign, look, {signal: ended.signal});
    setTimeout(() => {
      isOver = true;
      look();
    }, milliseconds);
  });
}

export class Host {
  constructor({canvas, root, polite, assertive, Mirror, page, fragment = ''}) {
    Object.assign(this, {canvas, root, page, fragment, live: [polite, assertive]});
    this.mirror = new Mirror(root, {
      activate: (id) => this.tell(() => this.program._app_activate(id)),
      dismiss: (id) => this.tell(() => this.program._app_dismiss(id)),
      input: (id, text, how) =>
        this.tell(() => this.withText(text, (at, length) =>
          this.program._app_input(id, at, length, how))),
      file: (id, handle, file) => this.chose(id, handle, file),
    });
    this.said = [{}, {}];
    // Watches the person from now on, long before the program is here.
    this.adoption = new Adoption(page);
    this.requests = new Map();
    this.frames = 0;
    this.scheduled = 0;
    this.timer = 0;
    this.isRunning = false;
    this.hasShown = false;
  }

  start(program, fonts) {
    this.program = program;
    this.isRunning = true;
    fonts.forEach((bytes, kind) => {
      // The program keeps the bytes for as long as it runs.
      const at = program._malloc(bytes.length);
      program.HEAPU8.set(bytes, at);
      program._app_font(kind, at, bytes.length);
    });
    history.scrollRestoration = 'manual';
    this.listen();
    this.prefer();
    this.resize();
    const start = [this.adoption.address() || this.takeAddress(), location.origin,
      '{{asset:index.json}}', '{{asset:units.json}}', '{{asset:guides.json}}',
      '{{asset:offices.json}}', language()].join('\n');
    this.withText(start, (at, length) => program._app_start(at, length));
    globalThis.onedoor = {frames: 0};
    // At once, so that the program does not begin anew; again with what is typed until it shows.
    this.adopt();
    this.tick(performance.now());
  }

  /** Whether the program stands where the person is, with all that the page says. */
  adopt() {
    const told = this.adoption.describe();
    return (told === '' && this.adoption.isBare()) || this.withText(told, (at, length) =>
      this.program._app_adopt(at, length)) === ADOPTED;
  }

  /** Whether the page can be replaced now: the program has everything, and the person pauses. */
  mayTakeOver() {
    const wait = this.adoption.wait();
    if (wait > 0 && wait < Infinity) this.timer = setTimeout(() => this.want(), wait);
    return wait === 0 && this.adopt();
  }

  /** Gives the page back to the light HTML. */
  stop() {
    this.isRunning = false;
    this.guard(false);
    this.root.hidden = true;
    this.canvas.hidden = true;
    document.documentElement.classList.remove('taken-over');
    if (this.page) this.page.hidden = false;
  }

  // --- frames --------------------------------------------------------------------------------

  want() {
    if (this.scheduled === 0 && this.isRunning)
      this.scheduled = requestAnimationFrame((now) => this.tick(now));
  }

  // The first frame is drawn out of sight: what it prepares takes the longest. The next one takes
  // the page's place and draws the same.
  tick(now) {
    this.scheduled = 0;
    clearTimeout(this.timer);
    this.timer = 0;
    if (document.hidden || !(this.hasShown || this.mayTakeOver())) return;
    let restore;
    if (this.frames > 0 && !this.hasShown) {
      restore = this.adoption.remember();
      this.show();
    }
    this.fitCanvas();
    ++this.frames;
    globalThis.onedoor.frames = this.frames;
    const again = this.program._app_frame(now);
    this.mirror.cover(scrollY + this.height);
    // At once again: what was pressed shows in that frame.
    if (again !== 0) this.mirror.settle();
    restore?.();
    if (again === 0 || !this.hasShown) this.want();
    else if (again > 0) this.timer = setTimeout(() => this.want(), again);
  }

  tell(call) {
    if (!this.isRunning) return;
    call();
    this.want();
  }

  show() {
    this.hasShown = true;
    this.root.hidden = false;
    if (this.page) this.page.hidden = true;
    document.documentElement.classList.add('taken-over');
    performance.mark('program-shown');
    const idle = globalThis.requestIdleCallback ?? ((call) => setTimeout(call, 2000));
    idle(() => this.offline());
  }

  fitCanvas() {
    const width = Math.round(this.width * this.density);
    const height = Math.round(this.height * this.density);
    // Resizing clears, so it happens only in the frame that draws.
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
  }

  resize() {
    const zoom = visualViewport?.scale ?? 1;
    this.width = document.documentElement.clientWidth;
    this.height = innerHeight;
    this.density = Math.min(devicePixelRatio * zoom, Math.max(DENSITY_MAX, devicePixelRatio));
    this.program._app_resize(this.width, this.height, this.density);
    this.want();
  }

  // A phone's keyboard covers the foot of the page without making it shorter. The page then gets
  // room below, so that its last field too can stand in the middle of what is left.
  clearKeyboard() {
    const {scale, height, offsetTop} = globalThis.visualViewport ?? {};
    if (!height || scale > 1.01) return;
    const covered = Math.max(0, Math.round(innerHeight - height));
    this.root.style.paddingBottom = covered ? `${covered}px` : '';
    const field = document.activeElement;
    if (!covered || !field?.matches('#mirror :is(input, textarea, select)')) return;
    const {top, bottom} = field.getBoundingClientRect();
    if (top < offsetTop || bottom > offsetTop + height)
      scrollBy(0, (top + bottom) / 2 - offsetTop - height / 2);
  }

  // What was chosen here before wins over what the device says.
  prefer() {
    const matches = (query) => matchMedia(query).matches;
    const said = matches('(prefers-contrast: more)') ? 2
      : matches('(prefers-color-scheme: dark)') ? 1 : 0;
    const kept = this.kept();
    this.program._app_prefer(kept.theme ?? said, kept.size ?? 0,
      kept.motion ?? Number(matches('(prefers-reduced-motion: reduce)')), kept.typing ?? 0);
    this.useTyping(kept.typing);
  }

  kept() {
    try {
      return JSON.parse(localStorage.getItem('display')) ?? {};
    } catch {
      return {};
    }
  }

  keep(theme, size, motion, typing) {
    localStorage.setItem('display', JSON.stringify({...this.kept(), theme, size, motion, typing}));
    this.useTyping(typing);
  }

  /** Telex and VNI, from the first time somebody wants them. */
  useTyping(method) {
    if (!method) return;
    this.typing ??= import('{{asset:typing.js}}').then(({Typing}) =>
      new Typing(this.root, (before, keys, key) => this.type(before, keys, key)));
    this.typing.catch(() => (this.typing = undefined));
  }

  type(before, keys, key) {
    const at = this.withText(`${before}\n${keys}\n${key}`, (text, length) =>
      this.program._app_type(text, length));
    const [replaced, known, text] = this.text(at).split('\n');
    return {replaced: Number(replaced), keys: known, text};
  }

  // --- listening -------------------------------------------------------------------------------

  listen() {
    addEventListener('resize', () => this.resize());
    visualViewport?.addEventListener('resize', () => this.resize());
    visualViewport?.addEventListener('resize', () => this.clearKeyboard());
    this.root.addEventListener('focusin', () => this.clearKeyboard());
    addEventListener('scroll', () =>
      this.tell(() => this.program._app_scroll(scrollY)), {passive: true});
    addEventListener('popstate', (event) => {
      this.scrollTo = event.state?.scroll ?? 0;
      this.scrollUntil = performance.now() + 3000;
      this.tell(() => this.withText(this.takeAddress(), (at, length) =>
        this.program._app_route(at, length)));
    });
    for (const type of ['wheel', 'touchstart', 'keydown'])
      addEventListener(type, () => (this.scrollTo = undefined), {passive: true});
    document.addEventListener('visibilitychange', () => this.want());
    const point = (event, isDown) => {
      const kind = event.pointerType === 'mouse' ? MOUSE : 0;
      this.tell(() =>
        this.program._app_pointer(event.clientX, event.clientY, kind | (isDown ? DOWN : 0)));
    };
    const passive = {passive: true};
    addEventListener('pointermove', (event) => {
      if (event.pointerType === 'mouse') point(event, event.buttons !== 0);
    }, passive);
    addEventListener('pointerdown', (event) => point(event, true), passive);
    for (const end of ['pointerup', 'pointercancel'])
      addEventListener(end, (event) => point(event, false), passive);
    document.documentElement.addEventListener('pointerleave', () =>
      this.tell(() => this.program._app_pointer(-1, -1, 0)), passive);
    this.canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      this.program._app_context_lost();
    });
    this.canvas.addEventListener('webglcontextrestored', () =>
      this.tell(() => this.program._app_context_restored()));
  }

  // --- texts across the border -------------------------------------------------------------------

  withText(text, call) {
    return this.withBytes(encoder.encode(text), call);
  }

  withBytes(bytes, call) {
    const {program} = this;
    const at = program._malloc(bytes.length + 1);
    program.HEAPU8.set(bytes, at);
    program.HEAPU8[at + bytes.length] = 0;
    const result = call(at, bytes.length);
    program._free(at);
    return result;
  }

  text(at) {
    return this.program.UTF8ToString(at);
  }

  // --- what the program asks for -----------------------------------------------------------------

  sync(nodes, count, strings) {
    const {lang} = document.documentElement;
    this.mirror.sync(this.program.HEAPU8.buffer, nodes, count, strings);
    const now = document.documentElement.lang;
    // The server writes its pages in the language that was read last.
    if (this.hasShown && now !== lang)
      document.cookie = `language=${now}; path=/; max-age=31536000; SameSite=Lax`;
    this.scrollBack();
  }

  // A page that is still loading is too short at first: tries again until it is there.
  scrollBack() {
    if (this.scrollTo === undefined) return;
    scrollTo(0, this.scrollTo);
    const reach = document.documentElement.scrollHeight - innerHeight;
    if (reach >= this.scrollTo || performance.now() > this.scrollUntil) this.scrollTo = undefined;
  }

  focus(id) {
    this.mirror.focus(id);
  }

  announce(at, isAssertive) {
    const said = this.said[isAssertive];
    const text = this.text(at);
    // What one frame says is one message; a later one takes the place of what was not said yet.
    said.text = said.frame === this.frames ? `${said.text} ${text}` : text;
    said.frame = this.frames;
    clearTimeout(said.timer);
    said.timer = setTimeout(() => {
      const region = this.live[isAssertive];
      // The same words again are news again.
      region.textContent = region.textContent === said.text ? `${said.text}\u00A0` : said.text;
    }, isAssertive ? 0 : POLITE_MS);
  }

  // The key of a hand-over stands behind the #: it goes to the program and out of the address bar.
  takeAddress() {
    const address = location.pathname + location.search;
    const fragment = location.hash || this.fragment;
    this.fragment = '';
    if (!address.startsWith('/ban-giao/')) return address;
    history.replaceState(history.state, '', address);
    return address + fragment;
  }

  /** `how`: 0 a new entry of the history, 1 in place of the present one, 2 the page anew. */
  go(at, how) {
    const address = this.text(at);
    if (how === 2) {
      this.offline().then((offline) => offline.renew());
      return;
    }
    if (address === location.pathname + location.search) return;
    if (how === 1) {
      history.replaceState(history.state, '', address);
      return;
    }
    for (const region of this.live) region.textContent = '';
    history.replaceState({scroll: scrollY}, '');
    history.pushState({scroll: 0}, '', address);
    this.scrollTo = 0;
  }

  send(token, method, path, headers, body, length, timeout, delay) {
    const abort = new AbortController();
    this.requests.set(token, abort);
    let timer = 0;
    const lines = this.text(headers).split('\n').filter(Boolean);
    const options = {
      method: METHODS[method],
      headers: lines.map((line) => line.split('\t')),
      body: method === 0 || length === 0 ? undefined : this.program.HEAPU8.slice(body, body + length),
      signal: abort.signal,
      credentials: 'same-origin',
    };
    const answer = (status, retryAfter, bytes) => {
      clearTimeout(timer);
      if (!this.requests.delete(token) || !this.isRunning) return;
      this.tell(() => this.withBytes(bytes, (at, size) =>
        this.program._app_response(token, status, retryAfter, at, size)));
    };
    const address = this.text(path);
    const ask = () => {
      timer = setTimeout(() => abort.abort(), timeout);
      return fetch(address, options);
    };
    (delay > 0 ? pause(delay, method === 0).then(ask) : ask()).then(async (response) => {
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (response.ok) dispatchEvent(new Event('heard'));
      answer(response.status, Number(response.headers.get('Retry-After')) || 0, bytes);
    }).catch(() => answer(0, 0, new Uint8Array(0)));
  }

  cancel(token) {
    const abort = this.requests.get(token);
    this.requests.delete(token);
    abort?.abort();
  }

  async chose(id, handle, chosen) {
    const asChosen = {file: chosen, flaw: 0};
    const {file, flaw} = !chosen.type.startsWith('image/') ? asChosen
      : await import('{{asset:photo.js}}').then(({prepare}) => prepare(chosen))
        .catch(() => asChosen);
    this.mirror.files.set(handle, file);
    this.tell(() => this.withText(`${file.name}\n${file.type}\n${flaw}`, (at, length) =>
      this.program._app_file(id, handle, at, length, file.size)));
  }

  readFile(handle, offset, lengthMax) {
    const file = this.mirror.files.get(handle);
    const answer = (bytes) => this.tell(() => this.withBytes(bytes, (at, size) =>
      this.program._app_chunk(handle, offset, at, size)));
    if (!file) {
      Promise.resolve().then(() => answer(new Uint8Array(0)));
      return;
    }
    file.slice(offset, offset + lengthMax).arrayBuffer()
      .then((buffer) => answer(new Uint8Array(buffer)), () => answer(new Uint8Array(0)));
  }

  releaseFile(handle) {
    this.mirror.files.delete(handle);
  }

  copy(at) {
    navigator.clipboard?.writeText(this.text(at)).catch(() => {});
  }

  print() {
    globalThis.print();
  }

  // --- without a network -------------------------------------------------------------------------

  offline() {
    this.apart ??= import('{{asset:offline.js}}').then((module) => module.start(this));
    return this.apart;
  }

  outbox(what, at) {
    const text = this.text(at);
    this.offline().then((offline) => offline.perform(what, text));
  }

  // --- storage -----------------------------------------------------------------------------------

  storage() {
    this.store ??= import('{{asset:storage.js}}').then((module) => module.open());
    return this.store;
  }

  load(key) {
    const name = this.text(key);
    const answer = (value) => this.tell(() => this.withText(name, (nameAt) =>
      this.withText(value ?? '', (at, length) =>
        this.program._app_loaded(nameAt, at, length, value === undefined ? 0 : 1))));
    this.storage().then((store) => store.load(name)).then(answer, () => answer(undefined));
  }

  // Most people keep nothing: the storage is not even opened for them.
  list() {
    const answer = (texts) => this.tell(() => this.withText(JSON.stringify(texts), (at, length) =>
      this.program._app_listed(at, length)));
    if (!localStorage.getItem(KEEPS)) return;
    this.storage().then((store) => store.list()).then((texts) => {
      if (texts.length === 0) localStorage.removeItem(KEEPS);
      answer(texts);
    }, () => answer([]));
  }

  save(key, value, savedAt, replaces, expiresAt, isReplacing) {
    const [name, text] = [this.text(key), this.text(value)];
    const answer = (outcome) => this.tell(() => this.withText(name, (at) =>
      this.program._app_saved(at, outcome)));
    localStorage.setItem(KEEPS, '1');
    this.storage()
      .then((store) => store.save(name, text, {savedAt, replaces, expiresAt, isReplacing}))
      .then(answer, () => answer(SAVE_FAILED));
  }

  erase(key) {
    const name = this.text(key);
    this.storage().then((store) => store.erase(name)).catch(console.error);
  }

  // Asks before the page is closed, only while there is something to lose.
  guard(isNeeded) {
    const change = isNeeded ? addEventListener : removeEventListener;
    change('beforeunload', keepOpen);
  }

  seal(at) {
    const text = this.text(at);
    const answer = (key, ciphertext) => this.tell(() => this.withText(key, (keyAt) =>
      this.withText(ciphertext, (textAt) => this.program._app_enciphered(keyAt, textAt))));
    import('{{asset:handover.js}}').then((module) => module.seal(text))
      .then(({key, ciphertext}) => answer(key, ciphertext), () => answer('', ''));
  }

  open(keyAt, ciphertextAt) {
    const sealed = {key: this.text(keyAt), ciphertext: this.text(ciphertextAt)};
    const answer = (text) => this.tell(() => this.withText(text, (textAt, length) =>
      this.program._app_deciphered(textAt, length)));
    import('{{asset:handover.js}}').then((module) => module.open(sealed))
      .then(answer, () => answer(''));
  }
}
