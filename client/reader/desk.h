#pragma once

#include "client/app/app.h"
#include "client/reader/card_notice.h"
#include "client/reader/reader.h"

#include <optional>

namespace onedoor::reader {

/// What readings do to the program: a card fills in the form, a hand-over and a file open their
/// pages, anything else is only told. Belongs to one citizen at a time.
class Desk {
public:
    /// Of a sentence; what is told of a card stays until the next reading or forget().
    static constexpr std::int64_t sentence_ms = 8'000;

    /// Both outlive the desk. `mappings` null: no residence is found.
    Desk(Reader& reader, units::UnitMappings const* mappings)
        : m_reader(reader), m_mappings(mappings) {}
    ~Desk() { forget(); }
    Desk(Desk const&) = delete;
    Desk& operator=(Desk const&) = delete;

    /// Takes what was read since; true when something was: somebody is there. The reader's own
    /// advance() goes before.
    bool advance(app::App& app, core::Uptime now);

    /// What to show now; title alone for a sentence, nothing when there is nothing to say.
    [[nodiscard]] std::optional<CardNotice> notice(app::State const& state) const;

    /// "Lấy theo thẻ": what the citizen typed otherwise becomes the card's.
    void use_card(app::App& app);
    /// "Bỏ phần điền từ thẻ".
    void take_back(app::App& app);
    void dismiss();

    /// Overwrites the card, what it filled in, and what waits in the reader; answers at once.
    void forget();

private:
    enum class Topic : std::uint8_t { Nothing, Card, TakenBack, NoForm, Sentence };

    void accept(app::App& app, ReaderEvent& event);
    void accept_card(app::App& app, identity::CardText& card);
    void clear();

    Reader& m_reader;
    units::UnitMappings const* m_mappings;
    Topic m_topic = Topic::Nothing;
    core::Uptime m_now;
    core::Uptime m_since;
    std::optional<identity::CardText> m_card;
    app::CardPrefill m_prefill;
    /// Of a Sentence.
    ReaderEvent m_event;
};

}
