// Starts the WebAssembly program beside the page the server wrote, and gives it a browser: frames,
// addresses, requests, storage, files. When anything it needs is missing, the page simply stays.

const ASSETS = {
  wasm: '{{asset:onedoor.wasm}}',
  program: '{{asset:onedoor.js}}',
  mirror: '{{asset:mirror.js}}',
  host: '{{asset:host.js}}',
  fonts: ['{{asset:noto-sans-regular.ttf}}', '{{asset:noto-sans-bold.ttf}}',
    '{{asset:phosphor-bold.ttf}}', '{{asset:phosphor-fill.ttf}}', '{{asset:phosphor-duotone.ttf}}'],
};

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

// Colours the person forced, or an interface without pixels: the elements show themselves.
function wantsPlainView() {
  return matchMedia('(forced-colors: active)').matches;
}

async function start() {
  const compiled = WebAssembly.compileStreaming(fetch(ASSETS.wasm));
  const fonts = Promise.all(ASSETS.fonts.map(loadFont));
  const [{Mirror}, {Host}] = await Promise.all(
    [import(ASSETS.mirror), import(ASSETS.host), loadScript(ASSETS.program)]);

  const page = document.getElementById('page');
  const canvas = document.createElement('canvas');
  canvas.id = 'canvas';
  canvas.setAttribute('aria-hidden', 'true');
  const root = document.createElement('div');
  root.id = 'mirror';
  const polite = document.createElement('div');
  polite.className = 'live';
  polite.setAttribute('role', 'status');
  const assertive = document.createElement('div');
  assertive.className = 'live';
  assertive.setAttribute('role', 'alert');
  root.hidden = true;
  document.body.prepend(canvas, root, polite, assertive);
  // The program asks for the same context again; the first request settles what it can do.
  const wishes = {alpha: false, antialias: false, depth: false, stencil: false,
    powerPreference: 'low-power'};
  if (!canvas.getContext('webgl2', wishes)) return;
  document.documentElement.classList.toggle('plain', wantsPlainView());

  const host = new Host({canvas, root, polite, assertive, Mirror, page});
  globalThis.onedoorHost = host;
  const wasm = await compiled;
  const program = await globalThis.onedoor_module({
    canvas,
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(wasm, imports).then((instance) => done(instance, wasm));
      return {};
    },
    onAbort: () => host.stop(),
  });
  host.start(program, await fonts);
}

const isAble = 'WebAssembly' in globalThis && 'compileStreaming' in WebAssembly;
if (isAble) {
  start().catch((error) => {
    console.error(error);
    globalThis.onedoorHost?.stop();
  });
}
