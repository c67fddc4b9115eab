#include "client/phrases/phrases.h"
#include "client/staff_panel/panel.h"
#include "client/staff_panel/wording.h"

namespace onedoor::staff_panel {

using phrases::Key;

namespace {

constexpr ui::GridShape choices{2, 300};
constexpr std::size_t remarks_max = 5;
constexpr std::size_t digest_digits_shown = 16;
/// What is shown of paper, link and filings is looked at again.
constexpr int look_again_ms = 1'000;

}

void Panel::page_button(ui::Frame& frame, Page page, std::string_view label, ui::Icon icon) {
    if (frame.button({"to", std::to_string(static_cast<int>(page))},
                     {.label = label, .icon = icon, .width = ui::Width::Full}))
        press(Pressed::ToPage, static_cast<std::int64_t>(page));
}

void Panel::back_button(ui::Frame& frame) {
    auto actions = frame.actions("way");
    if (frame.button("back", {.label = say(Key::staff_back), .icon = ui::icon::arrow_left}))
        press(Pressed::ToPage, static_cast<std::int64_t>(Page::Overview));
}

void Panel::overview(ui::Frame& frame) {
    frame.heading("title", 1, say(Key::staff_title));
    if (m_is_shut)
        frame.alert("shut", {.kind = ui::AlertKind::Warn,
                             .title = say(Key::staff_is_shut),
                             .text = say(Key::staff_is_shut_text)});
    offered_key(frame);
    overview_facts(frame);
    overview_remarks(frame);
    overview_choices(frame);
    frame.draw_again_in(look_again_ms);
}

void Panel::overview_facts(ui::Frame& frame) {
    diagnostics::Observation const seen = m_works.site.observe();
    diagnostics::Machine const machine = m_works.site.machine();
    Settings const settings = m_works.site.settings();
    std::string const program =
        machine.version + " · " +
        (machine.program_digest.empty() ? "…"
                                        : machine.program_digest.substr(0, digest_digits_shown));
    std::string const file = settings.version == 0
                                 ? std::string(say(Key::staff_settings_own))
                                 : phrases::format(Key::staff_settings_package, m_language,
                                                   {{"version", std::to_string(settings.version)}});
    std::string clock(say(Key::diagnostics_clock_unknown));
    if (seen.clock_skew_ms)
        clock = phrases::format(Key::staff_clock_skew, m_language,
                                {{"seconds", std::to_string(*seen.clock_skew_ms / 1000)}});
    std::string kept, slips;
    if (m_works.outbox != nullptr) {
        outbox::Status const status = m_works.outbox->status();
        kept = phrases::format(Key::staff_kept, m_language,
                               {{"count", std::to_string(status.items.size())},
                                {"share", share_text(status.capacity)}});
        if (!status.items.empty())
            kept += ' ' + phrases::format(Key::staff_kept_oldest, m_language,
                                          {{"time", clock_text(status.items.front().kept_at)}});
        slips = std::to_string(status.slips.size());
    }
    std::vector<ui::Fact> facts{
        {.term = say(Key::staff_fact_machine), .value = machine.id},
        {.term = say(Key::staff_fact_program), .value = program},
        {.term = say(Key::staff_fact_settings), .value = file},
        {.term = say(Key::staff_fact_paper),
         .value = say(seen.printer ? sentence_of(*seen.printer) : Key::diagnostics_not_fitted)},
        {.term = say(Key::staff_fact_link), .value = say(sentence_of(seen.link))},
        {.term = say(Key::diagnostics_device_clock), .value = clock}};
    if (m_works.outbox != nullptr) {
        facts.push_back({.term = say(Key::staff_fact_kept), .value = kept});
        facts.push_back({.term = say(Key::staff_fact_slips), .value = slips});
    }
    auto card = frame.card("facts");
    frame.facts("facts", facts, ui::FactsLook::Compact);
}

void Panel::overview_remarks(ui::Frame& frame) {
    std::vector<Remark> const remarks = m_works.site.remarks(m_language);
    if (remarks.empty())
        return;
    frame.heading("remarks-title", 2, say(Key::staff_remarks));
    std::size_t const first = remarks.size() > remarks_max ? remarks.size() - remarks_max : 0;
    for (std::size_t at = remarks.size(); at > first; --at) {
        Remark const& remark = remarks[at - 1];
        frame.alert(
            {"remark", std::to_string(at)},
            {.kind = ui::AlertKind::Info, .title = clock_text(remark.at), .text = remark.text});
    }
}

void Panel::overview_choices(ui::Frame& frame) {
    auto grid = frame.grid("choices", choices);
    page_button(frame, Page::Checks, say(Key::staff_checks), ui::icon::scan);
    if (m_works.outbox != nullptr) {
        page_button(frame, Page::Slips, say(Key::staff_slips), ui::icon::printer);
        page_button(frame, Page::Filings, say(Key::staff_filings), ui::icon::files);
    }
    page_button(frame, Page::Settings, say(Key::staff_settings), ui::icon::gear);
    if (frame.button("service",
                     {.label = say(m_is_shut ? Key::staff_put_into_service : Key::staff_shut),
                      .icon = m_is_shut ? ui::icon::check : ui::icon::x,
                      .kind = m_is_shut ? ui::ButtonKind::Primary : ui::ButtonKind::Caution,
                      .width = ui::Width::Full}))
        press(m_is_shut ? Pressed::PutIntoService : Pressed::Shut);
    page_button(frame, Page::Restart, say(Key::staff_restart), ui::icon::arrow_clockwise);
}

void Panel::offered_key(ui::Frame& frame) {
    if (m_offered_key.empty())
        return;
    frame.alert("office-key", {.kind = ui::AlertKind::Bad,
                               .title = say(Key::staff_office_changed),
                               .text = phrases::format(Key::staff_office_changed_text, m_language,
                                                       {{"key", m_offered_key}})});
    if (frame.button("trust", {.label = say(Key::staff_office_trust),
                               .kind = ui::ButtonKind::Caution,
                               .width = ui::Width::Full}))
        press(Pressed::TrustOffice);
}

void Panel::restart_question(ui::Frame& frame) {
    auto dialog = frame.dialog(
        "restart", {.title = say(Key::staff_restart), .text = say(Key::staff_restart_text)});
    auto row = frame.columns("choice", {1, 1});
    if (frame.button("yes", {.label = say(Key::staff_restart),
                             .icon = ui::icon::arrow_clockwise,
                             .kind = ui::ButtonKind::Danger,
                             .width = ui::Width::Full}))
        press(Pressed::Restart);
    row.next();
    if (frame.button("no", {.label = say(Key::staff_back),
                            .kind = ui::ButtonKind::Primary,
                            .width = ui::Width::Full}))
        press(Pressed::ToPage, static_cast<std::int64_t>(Page::Overview));
    if (m_is_page_new)
        frame.focus("no");
}

}
