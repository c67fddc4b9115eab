#include "client/reader/desk.h"

#include "client/phrases/phrases.h"

#include <utility>

namespace onedoor::reader {

using app::Typed;
using phrases::Key;

bool Desk::advance(app::App& app, core::Uptime now) {
    m_now = now;
    bool has_read = false;
    while (std::optional<ReaderEvent> event = m_reader.take()) {
        has_read = true;
        m_since = now;
        accept(app, *event);
        reader::forget(event->reading);
    }
    bool const passes =
        m_topic == Topic::Sentence || m_topic == Topic::NoForm || m_topic == Topic::TakenBack;
    if (passes && now.milliseconds - m_since.milliseconds >= sentence_ms)
        clear();
    return has_read;
}

void Desk::accept(app::App& app, ReaderEvent& event) {
    Reading& reading = event.reading;
    bool const is_read = event.kind == ReaderEvent::Kind::Read;
    if (is_read && reading.kind == Reading::Kind::Card)
        return accept_card(app, *reading.card);
    clear();
    if (is_read && reading.kind == Reading::Kind::HandOver && app.take_over(reading.text))
        return;
    if (is_read && reading.kind == Reading::Kind::File) {
        std::string const target =
            app::to_target({.screen = app::Screen::Track, .code = reading.text});
        return app.perform({.action = app::Action::Follow, .value = target});
    }
    m_topic = Topic::Sentence;
    m_event = std::move(event);
}

void Desk::accept_card(app::App& app, identity::CardText& card) {
    std::optional<app::CardPrefill> prefill = app.card_read(card, m_mappings, Typed::Keep);
    bool const is_again = m_topic == Topic::Card && m_card->number == card.number;
    if (prefill && is_again)
        app::count_in(*prefill, m_prefill);
    clear();
    m_topic = prefill ? Topic::Card : Topic::NoForm;
    if (!prefill)
        return;
    m_prefill = *std::move(prefill);
    m_card = std::move(card);
}

void Desk::use_card(app::App& app) {
    if (m_topic != Topic::Card)
        return;
    std::optional<app::CardPrefill> replaced = app.card_read(*m_card, m_mappings, Typed::Replace);
    if (!replaced)
        return;
    app::count_in(*replaced, m_prefill);
    app::forget(m_prefill);
    m_prefill = *std::move(replaced);
}

void Desk::take_back(app::App& app) {
    if (m_topic != Topic::Card)
        return;
    app.take_back_card(m_prefill);
    clear();
    m_topic = Topic::TakenBack;
    m_since = m_now;
}

std::optional<CardNotice> Desk::notice(app::State const& state) const {
    text::Language const language = state.preferences.language;
    auto const say = [&](Key key) {
        return CardNotice{.title = std::string(phrases::get(key, language))};
    };
    switch (m_topic) {
    case Topic::Nothing:
        break;
    case Topic::Card:
        return notice_of(m_prefill, *m_card, state.units.list, language);
    case Topic::TakenBack:
        return say(Key::card_taken_back);
    case Topic::NoForm:
        return say(Key::card_no_form);
    case Topic::Sentence:
        return CardNotice{.title = sentence_of(m_event, language)};
    }
    return std::nullopt;
}

void Desk::dismiss() {
    clear();
}

void Desk::clear() {
    if (m_card)
        reader::forget(*m_card);
    m_card.reset();
    app::forget(m_prefill);
    reader::forget(m_event.reading);
    m_topic = Topic::Nothing;
}

void Desk::forget() {
    clear();
    m_reader.forget();
}

}
