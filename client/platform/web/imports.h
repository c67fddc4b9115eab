#pragma once

#include <cstdint>

/// Functions of client/platform/web/library.js. Texts are UTF-8, NUL-terminated, read at once.
extern "C" {
void js_sync(void const* nodes, std::uint32_t count, char const* strings);
void js_focus(std::uint32_t id);
void js_announce(char const* text, int assertive);
/// `how`: 0 adds to the history, 1 replaces, 2 loads the page anew.
void js_go(char const* address, int how);
/// `headers`: "name\tvalue\n" lines.
void js_send(std::uint32_t token, int method, char const* path, char const* headers,
             char const* body, std::uint32_t length, std::uint32_t timeout_ms,
             std::uint32_t delay_ms);
void js_cancel(std::uint32_t token);
void js_read_file(std::uint32_t handle, double offset, std::uint32_t length_max);
void js_release_file(std::uint32_t handle);
void js_load(char const* key);
void js_list();
/// Times in ms since 1970; see app::KeptVersion.
void js_save(char const* key, char const* value, double saved_at, double replaces,
             double expires_at, int is_replacing);
void js_erase(char const* key);
/// Whether closing the page would lose something.
void js_guard(int is_needed);
/// Enciphers the text under a new key.
void js_seal(char const* text);
void js_open(char const* key, char const* ciphertext);
/// Remembers theme, text size, motion and input method on this device.
void js_keep(int theme, int text_size, int reduced_motion, int typing);
/// web/offline.js: what to do (0 keep, 1 remove, 2 send) and with what.
void js_outbox(int what, char const* text);
void js_copy(char const* text);
void js_print();
}
