// Starts the WebAssembly program beside the page the server wrote. When anything it needs is
// missing, the link is too thin, or it breaks, that page simply stays or comes back.

const ASSETS = {
  wasm: '{{asset:onedoor.wasm}}',
  program: '{{asset:onedoor.js}}',
  mirror: '{{asset:mirror.js}}',
  host: '{{asset:host.js}}',
  adoption: '{{asset:adoption.js}}',
  plain: '{{asset:plain.js}}',
  fonts: ['{{asset:noto-sans-regular.ttf}}', '{{asset:noto-sans-bold.ttf}}',
    '{{asset:phosphor-bold.ttf}}', '{{asset:phosphor-fill.ttf}}', '{{asset:phosphor-duotone.ttf}}'],
};
const WASM_BYTES = '{{bytes:onedoor.wasm}}';
// Sooner than this a line of progress would only flicker.
const PATIENCE_MS = 1000;
// A page that took this long to begin came over a thin line, whatever the browser believes of it:
// at the first visit it often knows nothing yet and says "4g".
const THIN_MS = 250;

const link = navigator.connection ?? {};
/// The line at the foot of the light page; it carries its words in its data attributes.
const line = document.getElementById('full');
let host;
let isOver = false;

function tell(words) {
  if (!line) return;
  line.textContent = words;
  line.hidden = !words;
}

// The key of a hand-over leaves the address bar before anything else happens.
const fragment = location.pathname.startsWith('/ban-giao/') ? location.hash : '';
if (fragment) history.replaceState(history.state, '', location.pathname);

function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

async function loadFont(address) {
  return new Uint8Array(await (await fetch(address)).arrayBuffer());
}

async function showProgress(copy) {
  const begin = performance.now();
  const reader = copy.body.getReader();
  for (let bytes = 0; ;) {
    const {done, value} = await reader.read();
    if (done || isOver) return;
    bytes += value.length;
    const percent = Math.min(99, Math.floor(bytes / WASM_BYTES * 100));
    if (performance.now() - begin > PATIENCE_MS)
      tell(line?.dataset.loading.replace('{percent}', percent));
  }
}

function isThin() {
  const [navigation] = performance.getEntriesByType('navigation');
  return link.effectiveType !== '4g' ||
    (navigation?.responseStart > THIN_MS && !navigator.serviceWorker?.controller);
}

async function compile() {
  const response = await fetch(ASSETS.wasm);
  if (!response.ok) throw new Error(`${response.status} ${ASSETS.wasm}`);
  // Browsers keep compiled code of an undivided answer only: on a good link nothing looks into it.
  if (isThin()) showProgress(response.clone()).catch(() => {});
  return WebAssembly.compileStreaming(response);
}

function addElement(tag, attributes) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.prepend(element);
  return element;
}

// The page itself comes first, painted with its own letters.
async function pagePainted() {
  await document.fonts.ready;
  await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve));
}

async function start() {
  tell('');
  const painted = pagePainted();
  // What an earlier visit left on the device does not hold up the page.
  if (!navigator.serviceWorker?.controller) await painted;
  const compiled = compile();
  const fonts = Promise.all(ASSETS.fonts.map(loadFont));
  const [{Mirror}, {Host}, {watchPlainView}] = await Promise.all([import(ASSETS.mirror),
    import(ASSETS.host), import(ASSETS.plain), import(ASSETS.adoption), loadScript(ASSETS.program)]);

  await painted;
  const page = document.getElementById('page');
  const assertive = addElement('div', {class: 'live', role: 'alert'});
  const polite = addElement('div', {class: 'live', role: 'status'});
  const root = addElement('div', {id: 'mirror', hidden: ''});
  // In its size from the start: a context pays for every change.
  const canvas = addElement('canvas', {id: 'canvas', 'aria-hidden': 'true',
    width: Math.round(document.documentElement.clientWidth * devicePixelRatio),
    height: Math.round(innerHeight * devicePixelRatio)});
  // The program asks for the same context again; the first request settles what it can do.
  const wishes = {alpha: false, antialias: false, depth: false, stencil: false,
    powerPreference: 'low-power'};
  if (!canvas.getContext('webgl2', wishes)) throw new Error('no WebGL 2');
  host = new Host({canvas, root, polite, assertive, Mirror, page, fragment});
  globalThis.onedoorHost = host;
  watchPlainView(root, canvas);

  const wasm = await compiled;
  const program = await globalThis.onedoor_module({
    canvas,
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(wasm, imports).then((instance) => done(instance, wasm));
      return {};
    },
  });
  host.start(program, await fonts);
  tell('');
}

// The program broke: the light page of this address, with what was typed.
async function retreat() {
  if (isOver) return;
  isOver = true;
  tell('');
  const typed = host?.mirror.typed() ?? [];
  host?.stop();
  const {comeBack} = await import('{{asset:retreat.js}}');
  await comeBack(typed, line?.dataset.broken);
}

addEventListener('error', ({error}) => {
  if (error instanceof WebAssembly.RuntimeError) retreat();
});

function begin() {
  start().catch((error) => {
    console.warn(error);
    // Not used yet: loading the page again may work.
    if (fragment) history.replaceState(history.state, '', location.pathname + fragment);
    if (host) retreat();
    else offer();
  });
}

function offer() {
  if (!line) return;
  tell(' ');
  const button = document.createElement('button');
  button.textContent = line.dataset.open;
  button.onclick = () => {
    localStorage.setItem('full', '1');
    begin();
  };
  line.replaceChildren(button);
}

const isAble = 'WebAssembly' in globalThis && 'compileStreaming' in WebAssembly;
// The browser's "2g" is a line of 70 kbit/s at most, on which the program takes a minute: it comes
// when it is asked for. What phones call 2G, 250 kbit/s, is its "3g": the program comes by itself and
// says how far it is. What was fetched on an earlier visit costs nothing.
const isSparing = (link.saveData || /2g/.test(link.effectiveType)) &&
  !localStorage.getItem('full') && !navigator.serviceWorker?.controller;
if (isAble && isSparing) offer();
else if (isAble) begin();
