#include "client/phrases/phrases.h"
#include "client/staff_panel/panel.h"
#include "client/staff_panel/wording.h"

namespace onedoor::staff_panel {

using phrases::Key;

namespace {

/// More than staff can deal with at once; the oldest are shown.
constexpr std::size_t shown_max = 20;
constexpr int look_again_ms = 1'000;

}

void Panel::slips(ui::Frame& frame) {
    frame.heading("title", 1, say(Key::staff_slips));
    frame.text("text", {.text = say(Key::staff_slips_text), .tone = ui::Tone::Secondary});
    print_words(frame);
    std::vector<outbox::UnconfirmedSlip> const slips = m_works.outbox->status().slips;
    if (slips.empty())
        frame.empty_state("none",
                          {.icon = ui::icon::check_circle, .title = say(Key::staff_slips_none)});
    for (std::size_t at = 0; at < std::min(slips.size(), shown_max); ++at) {
        outbox::UnconfirmedSlip const& one = slips[at];
        std::string const id = std::to_string(one.number);
        auto card = frame.card({"slip", id});
        std::string const copies = one.copies == 0
                                       ? std::string()
                                       : phrases::format(Key::staff_slip_copies, m_language,
                                                         {{"count", std::to_string(one.copies)}});
        ui::Fact const fact{
            .term = say(name_of(one.slip.kind)), .value = one.slip.code, .detail = copies};
        frame.facts({"fact", id}, {fact});
        std::string const time = clock_text(one.slip.recorded_at);
        frame.text({"time", id}, {.text = time, .tone = ui::Tone::Secondary});
        auto row = frame.columns({"choice", id}, {1, 1});
        bool const can_print = m_printing.has_printer() && m_printing.is_free();
        if (frame.button({"copy", id}, {.label = say(Key::staff_slip_copy),
                                        .icon = ui::icon::printer,
                                        .state = can_print ? ui::ControlState::Enabled
                                                           : ui::ControlState::Disabled,
                                        .width = ui::Width::Full,
                                        .description = one.slip.code}))
            press(Pressed::PrintCopy, one.number);
        row.next();
        if (frame.button({"settle", id}, {.label = say(Key::staff_slip_settle),
                                          .icon = ui::icon::check,
                                          .width = ui::Width::Full,
                                          .description = one.slip.code}))
            press(Pressed::SettleSlip, one.number);
    }
    frame.draw_again_in(look_again_ms);
}

void Panel::filings(ui::Frame& frame) {
    outbox::Status const status = m_works.outbox->status();
    frame.heading("title", 1, say(Key::staff_filings));
    std::string const level = phrases::format(
        Key::staff_kept, m_language,
        {{"count", std::to_string(status.items.size())}, {"share", share_text(status.capacity)}});
    frame.text("level", {.text = level, .role = ui::TypeRole::H2});
    offered_key(frame);
    if (status.items.empty())
        frame.empty_state("none",
                          {.icon = ui::icon::cloud_check, .title = say(Key::staff_filings_none)});
    m_filings.clear();
    for (outbox::Item const& item : status.items) {
        if (m_filings.size() == shown_max)
            break;
        std::string const id = item.id.text();
        auto const at = static_cast<std::int64_t>(m_filings.size());
        m_filings.push_back(item.id);
        auto card = frame.card({"item", id});
        std::string const detail = item.problem.empty() ? size_text(item.size_bytes) : item.problem;
        std::string const time = clock_text(item.kept_at);
        ui::Fact const fact{.term = time, .value = say(name_of(item.state)), .detail = detail};
        frame.facts({"fact", id}, {fact});
        if (item.state == outbox::ItemState::Refused &&
            frame.button({"again", id},
                         {.label = say(Key::staff_send_again), .icon = ui::icon::paper_plane_tilt}))
            press(Pressed::SendAgain, at);
    }
    frame.draw_again_in(look_again_ms);
}

}
