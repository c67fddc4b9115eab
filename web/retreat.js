// After the program broke: puts the light page of the present address in its place and fills in
// again what had been typed. Loaded only then.

const plain = (text) => text.replaceAll(/\s+/g, ' ').trim();

async function lightPage() {
  const response = await fetch(location.href, {headers: {Accept: 'text/html'}});
  const parsed = new DOMParser().parseFromString(await response.text(), 'text/html');
  const page = document.getElementById('page');
  const fresh = parsed.getElementById('page');
  if (!fresh) throw new Error('no page');
  page.replaceWith(fresh);
  document.title = parsed.title;
  fresh.hidden = false;
  return fresh;
}

/// `typed`: [{group, name, value}] with the words that stood at the fields.
function fillIn(page, typed) {
  let count = 0;
  for (const {group, name, value} of typed) {
    const label = [...page.querySelectorAll('label')].find((each) =>
      plain(each.textContent).startsWith(name) &&
      (!group || plain(each.closest('fieldset')?.querySelector('legend')?.textContent ?? '')
        .startsWith(group)));
    const control = label?.control;
    if (!control) continue;
    if (typeof value === 'boolean') control.checked = value;
    else control.value = value;
    ++count;
  }
  return count;
}

export async function comeBack(typed, words) {
  // The program's entries in the history are addresses of light pages as well.
  addEventListener('popstate', () => location.reload());
  let page;
  try {
    page = await lightPage();
  } catch {
    // Without a network the elements that are there show themselves, with what was typed.
    document.documentElement.classList.add('plain');
    document.getElementById('page').hidden = true;
    document.getElementById('mirror').hidden = false;
    return;
  }
  fillIn(page, typed);
  const note = document.createElement('p');
  note.className = 'broken';
  note.setAttribute('role', 'alert');
  note.tabIndex = -1;
  page.querySelector('main')?.prepend(note);
  note.textContent = words ?? '';
  note.focus();
}
