#include "client/keyboard/editing.h"

#include "client/keyboard/layout.h"
#include "shared/core/verify.h"
#include "shared/core/wipe.h"
#include "shared/text/normalise.h"
#include "shared/text/utf8.h"

#include <algorithm>

namespace onedoor::keyboard {

namespace {

constexpr std::size_t character_bytes_max = 4;
/// More than any word that Telex or VNI change.
constexpr std::size_t word_bytes_max = 256;
constexpr std::string_view bullet = "•";

bool is_inside_code_point(std::string_view text, std::size_t offset) {
    return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80;
}

/// 0 stays 0.
std::size_t code_point_before(std::string_view text, std::size_t offset) {
    if (offset > 0)
        --offset;
    while (offset > 0 && is_inside_code_point(text, offset))
        --offset;
    return offset;
}

/// The same with combining marks and their letter.
std::size_t character_before(std::string_view text, std::size_t offset) {
    do
        offset = code_point_before(text, offset);
    while (offset > 0 && text::is_combining_mark(text::decode_valid(text, offset).code_point));
    return offset;
}

std::size_t character_after(std::string_view text, std::size_t offset) {
    return offset + text::truncate_characters(text.substr(offset), 1).size();
}

/// The end of the text, not cut inside a character.
std::string_view last_bytes(std::string_view text) {
    std::size_t start = text.size() - std::min(text.size(), word_bytes_max);
    while (is_inside_code_point(text, start))
        ++start;
    return text.substr(start);
}

bool has_key(Purpose purpose, char32_t character) {
    for (Row const row : rows_of(purpose, first_page(purpose)))
        for (Slot const& slot : row)
            if (slot.key == Key{KeyKind::Character, character})
                return true;
    return false;
}

}

void Editing::begin(std::string_view text, Field const& field) {
    VERIFY(field.characters_max > 0);
    wipe();
    m_field = field;
    m_field.characters_max =
        std::min(field.characters_max, limits::long_text_answer_characters_max);
    std::string_view kept =
        text::truncate_characters(text, limits::long_text_answer_characters_max);
    kept =
        text::truncate_bytes(kept, limits::long_text_answer_characters_max * character_bytes_max);
    // A mark before all letters would join the first one that is typed.
    while (!kept.empty() && text::is_combining_mark(text::decode_valid(kept, 0).code_point))
        kept.remove_prefix(text::decode_valid(kept, 0).length);
    std::string composed = text::to_nfc(kept);
    m_text.reserve(std::max(composed.size(), m_field.characters_max * character_bytes_max));
    m_text = std::string_view(composed);
    core::wipe(composed);
    m_keys.reserve(word_bytes_max);
    m_unmarked.word.reserve(word_bytes_max);
    m_unmarked.keys.reserve(word_bytes_max);
    m_caret = m_text.size();
    show();
}

void Editing::set_method(text::InputMethod method) {
    if (method == m_method)
        return;
    m_method = method;
    forget_word();
}

Outcome Editing::apply(Key const& key) {
    switch (key.kind) {
    case KeyKind::Character:
        return takes(key.character) ? write(key.character) : Outcome::Unchanged;
    case KeyKind::Space:
        return takes(U' ') ? write(U' ') : Outcome::Unchanged;
    case KeyKind::Enter:
        return m_field.lines == Lines::Multiple ? write(U'\n') : Outcome::Next;
    case KeyKind::Backspace:
        return erase();
    case KeyKind::Close:
        return Outcome::Closed;
    default:
        return Outcome::Unchanged;
    }
}

bool Editing::takes(char32_t character) const {
    bool const is_control = character < 0x20 || (character >= 0x7F && character < 0xA0);
    bool const is_scalar = character < 0xD800 || (character > 0xDFFF && character <= 0x10FFFF);
    if (is_control || !is_scalar || text::is_combining_mark(character))
        return false;
    return first_page(m_field.purpose) != Page::Pad || has_key(m_field.purpose, character);
}

Outcome Editing::write(char32_t character) {
    text::Typed typed;
    if (m_field.purpose == Purpose::Words && m_method != text::InputMethod::System)
        typed = text::type_key(m_method, last_bytes(std::string_view(m_text).substr(0, m_caret)),
                               m_keys, character);
    else
        text::append(typed.text, character);
    Outcome const outcome = put(typed);
    core::wipe(typed.text);
    core::wipe(typed.keys);
    return outcome;
}

Outcome Editing::put(text::Typed const& typed) {
    std::size_t start = m_caret;
    for (std::size_t i = 0; i < typed.replaced; ++i)
        start = code_point_before(m_text, start);
    std::string_view const replaced = std::string_view(m_text).substr(start, m_caret - start);
    std::size_t const added = text::character_count(typed.text);
    std::size_t const removed = text::character_count(replaced);
    std::size_t const count = text::character_count(m_text) - removed + added;
    bool const is_longer = added > removed;
    std::size_t const bytes = m_text.size() - replaced.size() + typed.text.size();
    if ((is_longer && count > m_field.characters_max) || bytes > m_text.capacity())
        return Outcome::Full;
    m_unmarked.is_there = false;
    if (typed.replaced > 0 && !is_longer)
        remember_unmarked(start);
    m_text.replace(start, replaced.size(), typed.text);
    m_caret = start + typed.text.size();
    core::wipe(m_keys);
    if (typed.keys.size() <= word_bytes_max)
        m_keys = std::string_view(typed.keys);
    show();
    return Outcome::Changed;
}

void Editing::remember_unmarked(std::size_t start) {
    std::string_view const word = std::string_view(m_text).substr(start, m_caret - start);
    if (word.size() > word_bytes_max)
        return;
    core::wipe(m_unmarked.word);
    core::wipe(m_unmarked.keys);
    m_unmarked.word = word;
    m_unmarked.keys = std::string_view(m_keys);
    m_unmarked.start = start;
    m_unmarked.is_there = true;
}

Outcome Editing::erase() {
    if (m_caret == 0)
        return Outcome::Unchanged;
    bool const was_mark = m_unmarked.is_there;
    std::size_t const start = was_mark ? m_unmarked.start : character_before(m_text, m_caret);
    std::string_view const word = was_mark ? std::string_view(m_unmarked.word) : "";
    m_text.replace(start, m_caret - start, word);
    m_caret = start + word.size();
    core::wipe(m_keys);
    if (was_mark)
        m_keys = std::string_view(m_unmarked.keys);
    m_unmarked.is_there = false;
    show();
    return Outcome::Changed;
}

void Editing::move_caret(CaretStep step) {
    forget_word();
    switch (step) {
    case CaretStep::Left:
        m_caret = character_before(m_text, m_caret);
        break;
    case CaretStep::Right:
        m_caret = character_after(m_text, m_caret);
        break;
    case CaretStep::Start:
        m_caret = 0;
        break;
    case CaretStep::End:
        m_caret = m_text.size();
        break;
    }
}

void Editing::forget_word() {
    core::wipe(m_keys);
    m_unmarked.is_there = false;
}

void Editing::show() {
    m_mask.clear();
    if (!is_secret())
        return;
    for (std::size_t i = text::character_count(m_text); i > 0; --i)
        m_mask += bullet;
}

std::string_view Editing::shown() const {
    return is_secret() ? m_mask : m_text;
}

std::size_t Editing::shown_caret() const {
    if (!is_secret())
        return m_caret;
    return bullet.size() * text::character_count(std::string_view(m_text).substr(0, m_caret));
}

void Editing::wipe() {
    for (std::string* const text : {&m_text, &m_mask, &m_keys, &m_unmarked.word, &m_unmarked.keys})
        core::wipe(*text);
    m_unmarked.is_there = false;
    m_caret = 0;
    m_field = {};
}

}
