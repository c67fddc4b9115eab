// The page's side of working without a network, loaded when it has nothing better to do: installs
// the service worker, keeps and sends the outbox while the page is open.

const ACTIONS = ['keep', 'remove', 'send'];
const FLAG = 'outbox';
const OFFICE = 'office-key';
const VERSION_MS = 3600000;
// A worker that does not come to power does not hold up the page.
const CHANGE_MS = 3000;

// A page of a new version whose worker waits is the moment to change over.
async function installWorker(offer) {
  const registration = await navigator.serviceWorker.register('/worker.js');
  const boot = new URL(document.querySelector('script[src^="/assets/boot."]').src).pathname;
  watchVersions(registration, boot, offer);
  const {waiting} = registration;
  // A word to the old worker while it is being replaced would wake it again, and the change waits.
  if (waiting) return waiting.postMessage({boot, running: boot});
  const {active} = await navigator.serviceWorker.ready;
  if (!navigator.connection?.saveData) active.postMessage({isLater: true});
}

// A page may be open for days: it looks for a new version when somebody comes back to it.
function watchVersions(registration, boot, offer) {
  let checked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - checked < VERSION_MS) return;
    checked = Date.now();
    registration.update().catch(() => {});
  });
  registration.addEventListener('updatefound', () => {
    const {installing} = registration;
    installing.addEventListener('statechange', () => {
      if (installing.state === 'installed') installing.postMessage({running: boot});
    });
  });
  navigator.serviceWorker.addEventListener('message', ({data}) => data.isOld && offer());
}

async function rememberOfficeKey() {
  const response = await fetch('/api/v1/office-key');
  if (response.ok) localStorage.setItem(OFFICE, JSON.stringify(await response.json()));
}

class Offline {
  constructor(host) {
    this.host = host;
    this.timer = 0;
    // Signs that the line is good, or that somebody waits: the pause may be over.
    for (const sign of ['online', 'heard', 'visibilitychange'])
      addEventListener(sign, () => this.wake(sign).catch(console.warn));
    if (localStorage.getItem(FLAG)) this.list().then(() => this.send({}));
  }

  outbox() {
    this.opened ??= import('{{asset:outbox.js}}').then(() => {
      const {onedoorOutbox} = globalThis;
      onedoorOutbox.listen((sending) => {
        this.sending = sending;
        this.list();
      });
      return onedoorOutbox;
    });
    return this.opened;
  }

  tell(name, text, ...rest) {
    this.host.tell(() => this.host.withText(text, (at, length) =>
      this.host.program[name](at, length, ...rest)));
  }

  async list() {
    const outbox = await this.outbox();
    const items = await outbox.list();
    if (items.length === 0) localStorage.removeItem(FLAG);
    for (const item of items) {
      if (item.id === this.sending) item.state = 'sending';
      item.kept_at = new Date(item.kept_at).toISOString();
    }
    this.tell('_app_outbox', JSON.stringify(items));
    for (const item of items)
      if (item.state === 'received' && item.keeps_draft) await outbox.draftErased(item.id);
  }

  async keep(text) {
    const filing = JSON.parse(text);
    try {
      for (const file of filing.files) file.blob = this.host.mirror.files.get(file.handle);
      const [outbox, sealing] = await Promise.all([this.outbox(), import('{{asset:sealing.js}}')]);
      if (!localStorage.getItem(OFFICE)) await rememberOfficeKey();
      localStorage.setItem(FLAG, '1');
      await outbox.keep(filing, JSON.parse(localStorage.getItem(OFFICE)), sealing);
    } catch (error) {
      console.warn(error);
      return this.tell('_app_kept', filing.submission_id, 0);
    }
    this.tell('_app_kept', filing.submission_id, 1);
    navigator.storage?.persist?.();
    const registration = await navigator.serviceWorker?.getRegistration();
    await registration?.sync?.register('outbox').catch(() => {});
    await this.send();
  }

  async remove(text) {
    const [id, state] = text.split(' ');
    await (await this.outbox()).remove(id, state);
    await this.list();
  }

  // While the page is open it sends by itself; without a network it waits for the news of one.
  async send(how = {isNow: true}) {
    clearTimeout(this.timer);
    const pause = await (await this.outbox()).send(how);
    clearTimeout(this.timer);
    if (pause !== undefined && navigator.onLine)
      this.timer = setTimeout(() => this.send({}), pause);
  }

  async wake(sign) {
    if (!localStorage.getItem(FLAG)) return;
    if (sign !== 'visibilitychange') (await this.outbox()).heard();
    await this.send({});
  }

  // The page comes again with the new version, in all tabs that are opened from now on.
  async renew() {
    const change = new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve);
      setTimeout(resolve, CHANGE_MS);
    });
    const registration = await navigator.serviceWorker.getRegistration();
    registration.waiting?.postMessage({isWanted: true});
    await change;
    location.reload();
  }

  perform(action, text) {
    this[ACTIONS[action]](text || undefined).catch((error) => console.warn(error));
  }
}

export function start(host) {
  const offer = () => host.tell(() => host.program._app_offer_version());
  if (navigator.serviceWorker) installWorker(offer).catch((error) => console.warn(error));
  rememberOfficeKey().catch(() => {});
  return new Offline(host);
}
