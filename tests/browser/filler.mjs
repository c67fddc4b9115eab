// Fills a light filing page the way a person would: what it sees, with plausible answers.

const DAY_MS = 86_400_000;

function day(offset) {
  return new Intl.DateTimeFormat('en-GB', {timeZone: 'Asia/Ho_Chi_Minh'})
    .format(new Date(Date.now() + offset * DAY_MS));
}

/// Everybody is a woman born on 15 March 1992, so that numbers, days and sexes agree.
const BORN = '15/03/1992';
const CITIZEN = '056192001237';

function fieldOf(form, path) {
  const [id, member] = path.replace(/\[\d+\]/, '').split('.');
  for (const field of form.steps.flatMap((step) => step.fields)) {
    if (field.id !== id) continue;
    return field.type === 'group' ? field.fields.find((one) => one.id === member) : field;
  }
  return undefined;
}

function typedValue(field) {
  switch (field.type) {
    case 'date':
      return field.not_before === 'today' || !field.not_after ? day(20)
        : field.id === 'dob' || field.id.endsWith('_dob') ? BORN : day(-1);
    case 'citizen_id': return CITIZEN;
    case 'phone': return '0905 123 268';
    case 'email': return 'thuo@example.vn';
    case 'number': return String(Math.max(1, field.min ?? 1));
    case 'money': return '25.000.000';
    default: return field.example ?? 'Nguyễn Thị Thuở'.slice(0, field.max_length);
  }
}

function wantedOption(field, options, variant) {
  if (field.id.endsWith('sex')) return 'female';
  // Questions with two answers turn at another pace than those with three, so that they mix.
  return options[(options.length === 2 ? variant >> 1 : variant) % options.length];
}

/// What a page shows: the controls of its form, one entry a name, its errors and codes.
export function look(page) {
  return page.locator('main').evaluate((main) => {
    const texts = (selector) =>
      [...main.querySelectorAll(selector)].map((element) => element.textContent.trim());
    const controls = new Map();
    const names = 'input:not([type=hidden]), select, textarea';
    for (const element of main.querySelectorAll(names)) {
      const {name, tagName, type} = element;
      if (!name) continue;
      const kind = tagName === 'INPUT' ? type : tagName.toLowerCase();
      const control = controls.get(name) ?? {name, kind, values: [], value: ''};
      if (kind === 'radio' || kind === 'checkbox') {
        control.values.push(element.value);
        if (element.checked) control.value = element.value;
      } else {
        control.value = element.value;
        if (kind === 'select') control.values = [...element.options].map((one) => one.value);
      }
      controls.set(name, control);
    }
    return {
      controls: [...controls.values()], errors: texts('.summary li'), codes: texts('.codes dd'),
      title: texts('h1')[0], emptyGroups: main.querySelector('section > .entry') ? [] : texts('[value^="add:"]'),
    };
  });
}

function listChoice(form, control, variant) {
  const field = fieldOf(form, control.name);
  const values = control.values.filter(Boolean);
  const isUnit = field === undefined || ['unit', 'address'].includes(field.type);
  return isUnit ? values[Math.max(0, values.indexOf('56'))] : wantedOption(field, values, variant);
}

function answerOf(form, control, variant) {
  const field = fieldOf(form, control.name);
  switch (control.kind) {
    case 'select': return [listChoice(form, control, variant)];
    case 'radio':
      return [field ? wantedOption(field, control.values, variant)
        : control.values[variant % control.values.length]];
    case 'checkbox': return control.values;
    default: return [field && field.type !== 'address' ? typedValue(field) : '12 Trần Phú'];
  }
}

/// Answers everything that is still open. `seen` gathers the ids of the fields met.
export async function fillPage(page, form, controls, variant, seen = new Set()) {
  const answers = [];
  for (const control of controls) {
    seen.add(control.name.replace(/\[\d+\]/, ''));
    if (control.value === '' && control.kind !== 'file')
      answers.push([control.name, answerOf(form, control, variant)]);
  }
  await page.locator('main').evaluate((main, all) => {
    for (const [name, values] of all) {
      for (const element of main.querySelectorAll(`[name="${name}"]`)) {
        if (element.type === 'radio' || element.type === 'checkbox')
          element.checked = values.includes(element.value);
        else element.value = values[0];
      }
    }
  }, answers);
}
