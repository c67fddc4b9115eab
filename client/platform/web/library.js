// The functions that client/platform/web calls in the browser. All of them are methods of the host
// object of web/host.js; quoted names survive the minifier.
mergeInto(LibraryManager.library, {
  js_sync: (nodes, count, strings) => globalThis['onedoorHost']['sync'](nodes, count, strings),
  js_focus: (id) => globalThis['onedoorHost']['focus'](id >>> 0),
  js_announce: (text, assertive) => globalThis['onedoorHost']['announce'](text, assertive),
  js_go: (address, how) => globalThis['onedoorHost']['go'](address, how),
  js_send: (token, method, path, headers, body, length, timeout, delay) =>
    globalThis['onedoorHost']['send'](token, method, path, headers, body, length, timeout, delay),
  js_cancel: (token) => globalThis['onedoorHost']['cancel'](token),
  js_read_file: (handle, offset, length) =>
    globalThis['onedoorHost']['readFile'](handle, offset, length),
  js_release_file: (handle) => globalThis['onedoorHost']['releaseFile'](handle),
  js_load: (key) => globalThis['onedoorHost']['load'](key),
  js_list: () => globalThis['onedoorHost']['list'](),
  js_save: (key, value, savedAt, replaces, expiresAt, isReplacing) =>
    globalThis['onedoorHost']['save'](key, value, savedAt, replaces, expiresAt, isReplacing),
  js_erase: (key) => globalThis['onedoorHost']['erase'](key),
  js_guard: (isNeeded) => globalThis['onedoorHost']['guard'](isNeeded),
  js_seal: (text) => globalThis['onedoorHost']['seal'](text),
  js_open: (key, ciphertext) => globalThis['onedoorHost']['open'](key, ciphertext),
  js_keep: (theme, size, motion, typing) =>
    globalThis['onedoorHost']['keep'](theme, size, motion, typing),
  js_outbox: (what, text) => globalThis['onedoorHost']['outbox'](what, text),
  js_copy: (text) => globalThis['onedoorHost']['copy'](text),
  js_print: () => globalThis['onedoorHost']['print'](),
});
