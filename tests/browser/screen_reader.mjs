// What a screen reader says of a page, in reading order: role, name, state, value, place in its set
// and description of every node of Chromium's accessibility tree, one line each. The native dump of
// tests/support/spoken.cpp writes the same format.

const ROLES = {
  RootWebArea: 'document', StaticText: 'text', LabelText: 'label', Legend: 'legend',
  DescriptionList: 'definitions', Iframe: 'frame', image: 'picture', complementary: 'aside',
};
/// Containers that are not announced themselves, only what is in them.
const SILENT = new Set(['generic', 'none', 'paragraph', 'LayoutTable', 'rowgroup', 'document',
  'strong', 'LineBreak']);
const COUNTED = new Map([['listitem', 'list'], ['radio', 'group'], ['row', 'table']]);
/// What the name of these is made of is not said a second time.
const NAMED_BY_CONTENT = new Set(['button', 'link', 'heading', 'columnheader', 'rowheader', 'cell',
  'term', 'radio', 'checkbox', 'label', 'legend', 'option', 'combobox', 'textbox', 'searchbox',
  'progressbar', 'picture', 'text', 'tab', 'switch', 'summary']);

const FIELDS = new Set(['textbox', 'searchbox', 'combobox', 'radio', 'checkbox', 'group', 'button',
  'spinbutton']);

const plain = (text) => text.replaceAll(/\s+/g, ' ').trim();
const quoted = (text) => `"${plain(text)}"`;

class Speech {
  constructor(nodes, attributes) {
    this.byId = new Map(nodes.map((node) => [node.nodeId, node]));
    this.attributes = attributes;
    this.lines = [];
    this.names = new Set(nodes.filter((node) => FIELDS.has(this.roleOf(node)))
      .map((node) => plain(node.name?.value ?? '')));
  }

  roleOf(node) {
    const role = node.role?.value ?? 'none';
    return ROLES[role] ?? role;
  }

  children(node) {
    return node.childIds.map((id) => this.byId.get(id)).filter(Boolean);
  }

  /// The nodes of this role below `node` that belong to it and to no other of its kind.
  members(node, role, group) {
    const found = [];
    for (const child of this.children(node)) {
      const is = this.roleOf(child);
      if (is === role && !child.ignored) found.push(child);
      else if (is !== group) found.push(...this.members(child, role, group));
    }
    return found;
  }

  state(node, role) {
    const said = [];
    const has = Object.fromEntries((node.properties ?? []).map(({name, value}) =>
      [name, value.value]));
    const attributes = this.attributes.get(node.backendDOMNodeId) ?? {};
    if (has.checked !== undefined && role !== 'combobox')
      said.push(String(has.checked) === 'true' ? 'checked' : 'not checked');
    if (has.expanded !== undefined && role !== 'combobox')
      said.push(has.expanded ? 'expanded' : 'collapsed');
    // Chromium's dump leaves the word out for lists of choices.
    const isRequired = has.required || (attributes.required !== undefined && role !== 'textbox');
    if (isRequired && role !== 'columnheader') said.push('required');
    if (has.invalid && has.invalid !== 'false') said.push('invalid');
    if (has.readonly && role === 'textbox') said.push('read only');
    if (has.multiline) said.push('several lines');
    if (has.disabled) said.push('disabled');
    if (has.busy) said.push('busy');
    if (has.modal) said.push('modal');
    if (has.pressed !== undefined) said.push(has.pressed === 'true' ? 'pressed' : 'not pressed');
    const current = attributes['aria-current'];
    if (current && current !== 'false')
      said.push(current === 'true' ? 'current' : `current ${current}`);
    if (attributes.lang) said.push(`in ${attributes.lang}`);
    return said;
  }

  line(node, role, depth, place) {
    const words = [role];
    const level = node.properties?.find(({name}) => name === 'level')?.value.value;
    if (role === 'heading') words.push(level);
    if (node.name?.value) words.push(quoted(node.name.value));
    const members = [...COUNTED].find(([, group]) => group === role);
    if (role === 'list') words.push(`of ${this.members(node, ...members).length}`);
    if (place) words.push(place);
    words.push(...this.state(node, role));
    const value = node.value?.value;
    // A file field's value is the browser's own "no file".
    if (value && !['heading', 'listitem', 'button'].includes(role))
      words.push(`= ${quoted(String(value))}`);
    if (node.description?.value) words.push(`(${node.description.value})`);
    this.lines.push('  '.repeat(depth) + words.join(' '));
  }

  walk(node, depth, places) {
    const role = this.roleOf(node);
    if (role === 'InlineTextBox' || role === 'ListMarker' || role === 'MenuListPopup') return;
    const isEmpty = node.childIds.length === 0 && !node.name?.value;
    // What the page says by itself is not part of what stands on it.
    if (this.attributes.get(node.backendDOMNodeId)?.class === 'live') return;
    // Screen readers leave out the label that they read as the name of its field.
    if ((role === 'label' || role === 'legend') && this.names.has(plain(this.spokenBelow(node)))) {
      for (const field of this.children(node))
        if (!this.isOnlyText(field)) this.walk(field, depth, places);
      return;
    }
    const isSilent = node.ignored || SILENT.has(role) || (role === 'text' && isEmpty);
    let below = places;
    for (const [member, group] of COUNTED) {
      if (role !== group) continue;
      const all = this.members(node, member, group);
      below = new Map([...places, ...all.map((each, i) => [each, `${i + 1} of ${all.length}`])]);
    }
    if (!isSilent) this.line(node, role, depth, role === 'row' ? '' : places.get(node));
    const said = plain(node.name?.value ?? '');
    for (const child of this.children(node)) {
      // A name made of the content: only what is not in it, as the link in a cell, is said again.
      if (!isSilent && NAMED_BY_CONTENT.has(role) && this.isOnlyText(child) && said) continue;
      this.walk(child, isSilent ? depth : depth + 1, below);
    }
  }

  isOnlyText(node) {
    const role = this.roleOf(node);
    return (role === 'text' || SILENT.has(role) || role === 'InlineTextBox') &&
      this.children(node).every((child) => this.isOnlyText(child));
  }

  spokenBelow(node) {
    return this.children(node).map((child) =>
      (this.roleOf(child) === 'text' ? child.name?.value ?? '' : this.spokenBelow(child))).join('');
  }
}

/// `masks`: [pattern, replacement] pairs for what differs from run to run.
export async function spoken(page, masks = []) {
  const session = await page.context().newCDPSession(page);
  const {nodes} = await session.send('Accessibility.getFullAXTree');
  const attributes = new Map();
  for (const {backendDOMNodeId, ignored, role} of nodes) {
    if (ignored || !backendDOMNodeId || /Text/.test(role?.value)) continue;
    const {node} = await session.send('DOM.describeNode', {backendNodeId: backendDOMNodeId});
    const list = node.attributes ?? [];
    attributes.set(backendDOMNodeId, Object.fromEntries(
      list.flatMap((name, i) => (i % 2 === 0 ? [[name, list[i + 1]]] : []))));
  }
  await session.detach();
  const speech = new Speech(nodes, attributes);
  const root = nodes.find((node) => !node.parentId);
  const title = root.name?.value ?? '';
  speech.lines.push(`title ${quoted(title)} in ${await page.locator('html').getAttribute('lang')}`);
  for (const child of speech.children(root)) speech.walk(child, 0, new Map());
  let text = `${speech.lines.join('\n')}\n`;
  for (const [pattern, replacement] of masks) text = text.replaceAll(pattern, replacement);
  return text;
}
