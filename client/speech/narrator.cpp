#include "client/speech/narrator.h"

#include "client/phrases/phrases.h"
#include "client/speech/node_words.h"
#include "client/speech/pronunciation.h"

#include <algorithm>
#include <functional>

namespace onedoor::speech {

using phrases::Key;
using ui::Role;

namespace {

Utterance sentence(std::string words, Language language) {
    return {0, {{std::move(words), language, Break::Sentence}}};
}

Utterance phrase(Key key, Language language) {
    return sentence(pronounced(phrases::get(key, language), language), language);
}

/// The same as long as the same page is there; another while a dialog covers it, and when what was
/// still loading has come.
std::size_t page_of(Scene const& scene) {
    std::size_t page = 1;
    for (ui::Node const& node : scene.tree.nodes())
        if (node.role == Role::Document || node.role == Role::Dialog ||
            (node.role == Role::Heading && node.level == 1))
            page = page * 31 + std::hash<std::string_view>{}(scene.tree.text(node.label));
    return page + static_cast<std::size_t>(scene.language);
}

bool has_dialog(ui::Tree const& tree) {
    return std::ranges::find(tree.nodes(), Role::Dialog, &ui::Node::role) != tree.nodes().end();
}

}

void Narrator::turn_on() {
    if (m_is_on)
        return;
    m_is_on = true;
    m_page = 0;
}

void Narrator::turn_off(Language language) {
    m_is_on = false;
    m_is_screen_blank = false;
    m_queue.stop();
    m_queue.end_reading();
    say(phrase(Key::speech_turned_off, language), Urgency::Focus);
}

void Narrator::look(Scene const& scene, core::Uptime now) {
    if (m_is_on) {
        tell_changes(scene);
        tell_announcements(scene);
        remember(scene);
    }
    m_queue.advance(now);
}

void Narrator::tell_changes(Scene const& scene) {
    if (page_of(scene) != m_page)
        return tell_page(scene);
    if (!scene.place.empty())
        return say(sentence(scene.place, scene.language), Urgency::Focus);
    if (scene.focused != m_focused)
        return m_queue.say(of_focus(scene.tree, {scene.focused, m_focused}, scene.language),
                           Urgency::Focus);
    Utterance state = of_state(scene.tree, scene.focused, scene.language);
    if (mark_of(state) != m_state)
        say(std::move(state), Urgency::Focus);
}

// Back from a dialog one only hears where one stands again.
void Narrator::tell_page(Scene const& scene) {
    m_queue.end_reading();
    bool const is_covered = has_dialog(scene.tree);
    bool const is_back = !is_covered && page_of(scene) == m_covered_page;
    if (!is_covered)
        m_covered_page = 0;
    else if (m_covered_page == 0)
        m_covered_page = m_page;
    ui::Node const* const node = scene.tree.find(scene.focused);
    bool const is_at_control = node != nullptr && is_control(node->role);
    Utterances words;
    if (!is_back || !is_at_control)
        words = of_page(scene.tree, scene.language);
    if (is_at_control)
        for (Utterance& each :
             of_focus(scene.tree, {scene.focused, is_back ? node->parent : 0}, scene.language))
            words.push_back(std::move(each));
    m_queue.say(std::move(words), Urgency::Focus);
}

void Narrator::tell_announcements(Scene const& scene) {
    for (ui::Announcement const& each : scene.announcements)
        tell(each.text, scene.language, each.assertive ? Urgency::Assertive : Urgency::Polite);
}

void Narrator::remember(Scene const& scene) {
    m_page = page_of(scene);
    m_focused = scene.focused;
    m_state = mark_of(of_state(scene.tree, scene.focused, scene.language));
}

void Narrator::key_pressed() {
    m_queue.stop();
}

void Narrator::on(Command command, Scene const& scene, core::Uptime now) {
    // The first key only wakes the voice, which tells the page.
    if (!m_is_on) {
        turn_on();
        return look(scene, now);
    }
    switch (command) {
    case Command::Repeat:
        if (m_queue.has_said())
            m_queue.repeat();
        else
            say(phrase(Key::speech_nothing_said, scene.language), Urgency::Focus);
        break;
    case Command::Where:
        m_queue.stop();
        tell(where_am_i(scene.tree, {scene.focused, scene.seconds_left}, scene.language),
             Urgency::Focus);
        break;
    case Command::Louder:
    case Command::Softer:
        set_volume(command == Command::Louder ? 1 : -1, scene.language);
        break;
    case Command::Faster:
    case Command::Slower:
        set_rate(command == Command::Faster ? 1 : -1, scene.language);
        break;
    case Command::Pause:
        pause(scene);
        break;
    case Command::ReadOn:
        read_on(scene);
        break;
    case Command::NextSentence:
    case Command::PreviousSentence:
        step(command, scene);
        break;
    case Command::BlankScreen:
        blank_screen(scene.language);
        break;
    }
    m_queue.advance(now);
}

void Narrator::tell(Utterances utterances, Urgency urgency) {
    if (m_is_on)
        m_queue.say(std::move(utterances), urgency);
}

void Narrator::read(Utterances utterances) {
    if (!m_is_on)
        return;
    m_read_from = m_focused;
    m_queue.read(std::move(utterances), 0);
}

void Narrator::pause(Scene const& scene) {
    if (m_queue.is_reading())
        m_queue.pause();
    else if (!m_queue.is_quiet())
        m_queue.stop();
    else if (m_read_from != scene.focused || !m_queue.resume())
        m_queue.repeat();
}

void Narrator::read_on(Scene const& scene) {
    bool const is_same = m_queue.has_page() && m_read_from == scene.focused;
    if (m_queue.is_reading() || (is_same && m_queue.resume()))
        return;
    Utterances page = whole_page(scene.tree, scene.language);
    auto const place_of = [&page](ui::NodeId node) {
        auto const found = std::ranges::find(page, node, &Utterance::node);
        return found == page.end() ? std::size_t{0}
                                   : static_cast<std::size_t>(found - page.begin());
    };
    std::size_t from = scene.focused == 0 ? 0 : place_of(scene.focused);
    for (ui::Node const& node : scene.tree.nodes())
        if (from == 0 && node.role == Role::Main)
            from = place_of(node.id);
    page.push_back(phrase(Key::speech_page_end, scene.language));
    m_read_from = scene.focused;
    m_queue.read(std::move(page), from);
}

void Narrator::step(Command command, Scene const& scene) {
    if (!m_queue.has_page())
        return read_on(scene);
    bool const is_forward = command == Command::NextSentence;
    if (is_forward ? m_queue.next() : m_queue.previous())
        return;
    say(phrase(is_forward ? Key::speech_page_end : Key::speech_page_start, scene.language),
        Urgency::Focus);
}

// What is being said changes so that one hears it; in silence it is said.
void Narrator::set_volume(int step, Language language) {
    int const wanted = m_queue.volume().step + step;
    int const now = std::clamp<int>(wanted, Volume::lowest, Volume::highest);
    m_queue.set_volume({static_cast<std::uint8_t>(now)});
    if (!m_queue.is_quiet())
        return;
    if (wanted != now)
        return say(
            phrase(step > 0 ? Key::speech_volume_loudest : Key::speech_volume_softest, language),
            Urgency::Focus);
    say(sentence(phrases::format(
                     Key::speech_volume, language,
                     {{"step", std::to_string(now)}, {"count", std::to_string(Volume::highest)}}),
                 language),
        Urgency::Focus);
}

void Narrator::set_rate(int step, Language language) {
    constexpr Key names[] = {Key::speech_rate_1, Key::speech_rate_2, Key::speech_rate_3,
                             Key::speech_rate_4, Key::speech_rate_5};
    int const now = std::clamp(static_cast<int>(m_queue.rate()) + step,
                               static_cast<int>(Rate::Slowest), static_cast<int>(Rate::Fastest));
    m_queue.set_rate(static_cast<Rate>(now));
    if (m_queue.is_quiet())
        say(phrase(names[now], language), Urgency::Focus);
}

void Narrator::blank_screen(Language language) {
    m_is_screen_blank = !m_is_screen_blank;
    say(phrase(m_is_screen_blank ? Key::speech_screen_blank : Key::speech_screen_shown, language),
        Urgency::Focus);
}

void Narrator::echo(std::string_view words, Language language) {
    if (m_is_on)
        say(sentence(std::string(words), language), Urgency::Focus);
}

void Narrator::tell(std::string_view words, Language language, Urgency urgency) {
    if (m_is_on)
        say(sentence(pronounced(words, language), language), urgency);
}

void Narrator::count_down(std::int32_t seconds_left, Language language) {
    if (m_is_on && !m_queue.is_urgent())
        say(sentence(phrases::format(Key::speech_seconds, language,
                                     {{"count", std::to_string(seconds_left)}}),
                     language),
            Urgency::Assertive);
}

void Narrator::say(Utterance utterance, Urgency urgency) {
    Utterances one;
    one.push_back(std::move(utterance));
    m_queue.say(std::move(one), urgency);
}

std::string_view Narrator::problem(Language language) const {
    bool const is_heard = !m_is_on || m_queue.is_audible();
    return is_heard ? std::string_view() : phrases::get(Key::speech_no_sound, language);
}

void Narrator::take_leave(Language language) {
    say(phrase(Key::speech_leave, language), Urgency::Focus);
}

void Narrator::forget() {
    m_queue.forget();
    m_is_on = false;
    m_is_screen_blank = false;
    m_page = 0;
    m_covered_page = 0;
    m_focused = 0;
    m_read_from = 0;
    m_state = 0;
}

}
