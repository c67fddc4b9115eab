// What axe does not ask of the mirror: references that lead somewhere, names that tell landmarks
// apart, one place for each thing.

function findProblems() {
  const problems = [];
  const shown = (element) => element.checkVisibility();
  const all = [...document.querySelectorAll('body *')].filter(shown);
  const tell = (element, what) => problems.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
  const byId = new Map();
  for (const element of all) {
    if (!element.id) continue;
    if (byId.has(element.id)) tell(element, 'id used twice');
    byId.set(element.id, element);
  }
  for (const element of all) {
    for (const name of ['aria-describedby', 'aria-labelledby', 'aria-controls', 'aria-owns', 'for',
      'aria-errormessage', 'aria-details'])
      for (const id of (element.getAttribute(name) ?? '').split(' ').filter(Boolean))
        if (!byId.has(id)) tell(element, `${name} leads nowhere`);
    if (element.tabIndex > 0) tell(element, 'tabindex above 0');
    if (element.closest('[aria-hidden=true]') && element.tabIndex >= 0)
      tell(element, 'focusable but hidden from screen readers');
    if (element.getAttribute('aria-invalid') === 'true' && !element.getAttribute('aria-describedby') &&
        !element.closest('[role=radiogroup], fieldset')?.getAttribute('aria-describedby'))
      tell(element, 'invalid without an error that says why');
  }
  const landmarks = new Map();
  for (const element of all.filter((each) =>
    each.matches('header, nav, main, footer, form, section[aria-label]'))) {
    const name = `${element.tagName} ${element.getAttribute('aria-label') ?? ''}`;
    if (landmarks.has(name)) tell(element, 'landmark not told apart from another');
    landmarks.set(name, element);
  }
  const groups = new Map();
  for (const radio of all.filter((each) => each.type === 'radio')) {
    const owner = radio.closest('fieldset');
    if ((groups.get(radio.name) ?? owner) !== owner) tell(radio, 'radio name of two groups');
    groups.set(radio.name, owner);
  }
  const isModal = document.querySelector('dialog:modal') !== null;
  const titles = all.filter((each) => each.tagName === 'H1').length;
  if (titles !== 1) problems.push(`${titles} first headings`);
  let level = 0;
  for (const heading of all.filter((each) => /^H[1-6]$/.test(each.tagName))) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1 && !isModal) tell(heading, `heading after level ${level}`);
    level = next;
  }
  return problems;
}

/// One line for each fault in the structure of what is on the screen.
export function structureProblems(page) {
  return page.evaluate(findProblems);
}
