// What a person has typed on the server's page, for the program that takes its place: never while a
// word is being composed or the keys are still warm.

const PAUSE_MS = 1000;

/** The page's form, or the search of a page without one; null when there is nothing to go on with. */
function sourceOf(page) {
  return page.querySelector('#filing') ?? page.querySelector('form.search');
}

function valuesOf(form) {
  const values = {};
  for (const element of form.elements) {
    const {name, type, value} = element;
    if (!name || type === 'hidden' || type === 'file' || element.tagName === 'BUTTON') continue;
    const isTick = type === 'radio' || type === 'checkbox';
    const before = values[name] ?? '';
    if (!isTick) values[name] = value.normalize('NFC');
    else if (!element.checked) values[name] = before;
    else values[name] = before ? `${before},${value}` : value;
  }
  return values;
}

export class Adoption {
  constructor(page) {
    this.page = page;
    this.form = page && sourceOf(page);
    if (!page) return;
    this.lastTyped = page.contains(document.activeElement) ? performance.now() : -PAUSE_MS;
    this.isComposing = false;
    const typed = () => (this.lastTyped = performance.now());
    for (const type of ['keydown', 'input', 'pointerdown']) page.addEventListener(type, typed);
    for (const type of ['compositionstart', 'compositionupdate'])
      page.addEventListener(type, () => (this.isComposing = true));
    page.addEventListener('compositionend', () => {
      this.isComposing = false;
      typed();
    });
  }

  /** The beginning of a filing that nobody has answered yet: the program begins by itself. */
  isUntouched() {
    const {form} = this;
    return form?.id === 'filing' && form.dataset.at.endsWith('/nop') &&
      !form.querySelector('[name=case]:checked');
  }

  /** Where the page's form stands; after an error that is not the address bar's. */
  address() {
    return this.form?.id === 'filing' && !this.isUntouched() ? this.form.dataset.at : '';
  }

  /** Nothing stands on the page that opens without a network. */
  isBare() {
    return !this.page?.querySelector('#full');
  }

  /** Milliseconds until the person has paused; Infinity when this page must stay. */
  wait() {
    if (!this.form) return 0;
    if (this.address().endsWith('/da-nop')) return Infinity;
    for (const file of this.form.querySelectorAll('[type=file]'))
      if (file.files.length > 0) return Infinity;
    if (this.isComposing) return PAUSE_MS;
    return Math.max(0, this.lastTyped + PAUSE_MS - performance.now());
  }

  /** For _app_adopt. */
  describe() {
    const {form} = this;
    if (!form || this.isUntouched()) return '';
    const focus = form.contains(document.activeElement) ? document.activeElement.name : '';
    const told = {values: valuesOf(form), focus};
    if (form.id === 'filing')
      Object.assign(told, {at: this.address(), draft: form.elements.draft.value,
        errors: this.page.querySelector('.summary') !== null});
    return JSON.stringify(told);
  }

  /** Remembers where the caret and the eyes are; what it gives back puts them there again. */
  remember() {
    const before = document.activeElement;
    const isField = this.page?.contains(before) && before.matches('input, textarea, select');
    const top = isField ? before.getBoundingClientRect().top : 0;
    const scroll = scrollY;
    const range = isField && 'selectionStart' in before
      ? [before.selectionStart, before.selectionEnd] : [null];
    return () => {
      const now = document.activeElement;
      if (!isField || now === document.body) {
        scrollTo(0, scroll);
        return;
      }
      if (range[0] !== null && now.setSelectionRange) now.setSelectionRange(...range);
      scrollBy(0, now.getBoundingClientRect().top - top);
    };
  }
}
