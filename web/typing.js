// Vietnamese by Telex or VNI, for devices that have no input method. What a key does to the word
// before the caret is told by the program (shared/text/telex.h); a device's own input method
// composes and is left alone. Fields whose letters are no language have no capitals of their own.

const CONTEXT = 64;

function takesWords(field) {
  return (field.tagName === 'TEXTAREA' || /^(text|search)$/.test(field.type)) &&
    !/^(none|characters)$/.test(field.autocapitalize);
}

export class Typing {
  /** `type(before, keys, key)` answers {replaced, keys, text}. */
  constructor(root, type) {
    this.type = type;
    this.last = undefined;
    this.isReplacing = false;
    root.addEventListener('beforeinput', (event) => this.listen(event));
  }

  listen(event) {
    if (this.isReplacing || event.isComposing || !takesWords(event.target)) return;
    const {target: field, inputType, data} = event;
    if (field.selectionStart !== field.selectionEnd) return;
    const before = field.value.slice(0, field.selectionStart);
    const isNext = this.last?.field === field && this.last.before === before;
    if (inputType === 'deleteContentBackward' && isNext && this.last.shown !== undefined)
      this.takeBack(event, before);
    else if (inputType === 'insertText' && data && [...data].length === 1)
      this.press(event, before, isNext ? this.last.keys : '');
  }

  press(event, before, known) {
    const {target: field, data} = event;
    const line = before.slice(before.lastIndexOf('\n') + 1).slice(-CONTEXT);
    const {replaced, keys, text} = this.type(line, known, data);
    const start = before.length - replaced;
    this.last = {field, before: before.slice(0, start) + text, keys};
    if (replaced === 0 && text === data) return;
    // The word turned out not to be Vietnamese: what it looked like, should the key be a slip.
    if (known && text === known + data) Object.assign(this.last, {start, shown: before.slice(start)});
    event.preventDefault();
    this.replace(field, start, before, text);
  }

  takeBack(event, before) {
    const {field, keys, start, shown} = this.last;
    this.last = {field, before: before.slice(0, start) + shown, keys: keys.slice(0, -1)};
    event.preventDefault();
    this.replace(field, start, before, shown);
  }

  // As an edit of its own in the field's history, without the letters that stay.
  replace(field, start, before, text) {
    let same = 0;
    while (same < text.length - 1 && before[start + same] === text[same]) ++same;
    this.isReplacing = true;
    field.setSelectionRange(start + same, before.length);
    if (!document.execCommand('insertText', false, text.slice(same))) {
      field.setRangeText(text.slice(same), start + same, before.length, 'end');
      field.dispatchEvent(new InputEvent('input', {bubbles: true, inputType: 'insertText'}));
    }
    this.isReplacing = false;
  }
}
