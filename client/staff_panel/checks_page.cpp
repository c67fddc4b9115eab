#include "client/phrases/phrases.h"
#include "client/staff_panel/panel.h"

#include <algorithm>
#include <bit>

namespace onedoor::staff_panel {

using diagnostics::Device;
using diagnostics::Outcome;
using diagnostics::Wish;
using phrases::Key;

namespace {

constexpr int look_again_ms = 250;
constexpr ui::GridShape choices{2, 300};

ui::Tone tone_of(Outcome outcome) {
    switch (outcome) {
    case Outcome::Ok:
        return ui::Tone::Ok;
    case Outcome::Warning:
        return ui::Tone::Warn;
    case Outcome::Failed:
        return ui::Tone::Bad;
    case Outcome::NotRun:
    case Outcome::NotFitted:
        break;
    }
    return ui::Tone::Secondary;
}

}

void Panel::checks(ui::Frame& frame) {
    frame.heading("title", 1, say(Key::staff_checks));
    if (m_checklist.current())
        present_check(frame);
    else
        report_choices(frame);
    print_words(frame);
    stick_words(frame);
    for (Device const device : diagnostics::devices)
        check_row(frame, device);
    frame.draw_again_in(look_again_ms);
}

void Panel::present_check(ui::Frame& frame) {
    Device const device = *m_checklist.current();
    auto const at = static_cast<std::size_t>(device);
    Wish const wish = m_checklist.wish();
    auto card = frame.card("present", ui::CardKind::Selected);
    std::string const name(say(name_of(device)));
    frame.progress("progress", {.label = name,
                                .text = std::to_string(at + 1) + '/' +
                                        std::to_string(diagnostics::device_count),
                                .value = static_cast<float>(at + 1) / diagnostics::device_count});
    std::string_view const request = diagnostics::request_of(wish, m_language);
    frame.text("request", {.text = request.empty() ? say(Key::staff_check_runs) : request,
                           .role = ui::TypeRole::H2,
                           .news = true});
    if (wish == Wish::ShowKeys)
        frame.text("keys", std::to_string(std::popcount(m_checklist.keys_pressed())) + "/9");
    if (wish == Wish::PlaySound) {
        auto row = frame.columns("answer", {1, 1});
        if (frame.button("no", {.label = say(Key::diagnostics_no), .width = ui::Width::Full}))
            press(Pressed::AnswerNo);
        row.next();
        if (frame.button("yes", {.label = say(Key::diagnostics_yes),
                                 .kind = ui::ButtonKind::Primary,
                                 .width = ui::Width::Full}))
            press(Pressed::AnswerYes);
    }
    if (frame.button("stop", {.label = say(Key::staff_check_stop), .icon = ui::icon::x}))
        press(Pressed::StopChecks);
}

void Panel::check_row(ui::Frame& frame, Device device) {
    std::string const id = std::to_string(static_cast<int>(device));
    auto card = frame.card({"check", id});
    auto row = frame.row({"row", id});
    frame.text({"name", id}, {.text = say(name_of(device)), .role = ui::TypeRole::Title});
    Outcome const outcome = m_checklist.outcome(device);
    frame.badge({"outcome", id}, {.label = say(name_of(outcome)), .tone = tone_of(outcome)});
    frame.end_of_row();
    bool const is_free = !m_checklist.current();
    if (frame.button({"one", id},
                     {.label = say(Key::staff_check_one),
                      .state = is_free ? ui::ControlState::Enabled : ui::ControlState::Disabled,
                      .description = say(name_of(device)),
                      .small = true}))
        press(Pressed::CheckOne, static_cast<std::int64_t>(device));
    if (device == Device::Printer && m_printing.has_printer() &&
        frame.button("test-slip", {.label = say(Key::staff_print_test),
                                   .state = m_printing.is_free() ? ui::ControlState::Enabled
                                                                 : ui::ControlState::Disabled,
                                   .small = true}))
        press(Pressed::PrintTest);
    if (outcome == Outcome::NotRun)
        return;
    {
        auto const end = std::move(row);
    }
    frame.text({"found", id},
               {.text = say(sentence_of(m_checklist.cause(device))), .tone = ui::Tone::Secondary});
}

void Panel::report_choices(ui::Frame& frame) {
    auto grid = frame.grid("choices", choices);
    if (frame.button("all", {.label = say(Key::staff_check_all),
                             .icon = ui::icon::check_circle,
                             .kind = ui::ButtonKind::Primary,
                             .width = ui::Width::Full}))
        press(Pressed::CheckAll);
    if (!m_checked_at)
        return;
    if (m_printing.has_printer() &&
        frame.button("print", {.label = say(Key::staff_report_print),
                               .icon = ui::icon::printer,
                               .state = m_printing.is_free() ? ui::ControlState::Enabled
                                                             : ui::ControlState::Disabled,
                               .width = ui::Width::Full}))
        press(Pressed::PrintReport);
    if (frame.button("write", {.label = say(Key::staff_report_write),
                               .icon = ui::icon::download_simple,
                               .width = ui::Width::Full}))
        press(Pressed::WriteReport);
}

void Panel::print_words(ui::Frame& frame) {
    using device::Notice;
    if (m_printing.has_failed()) {
        frame.alert("print", {.kind = ui::AlertKind::Bad, .title = say(Key::staff_print_failed)});
        return;
    }
    Notice const notice = m_printing.notice();
    if (notice == Notice::Nothing)
        return;
    device::NoticeText const text = device::text_of(notice, device::Printout::Report, m_language);
    bool const is_fine = notice == Notice::Wait || notice == Notice::TakeSlip;
    frame.alert("print", {.kind = is_fine ? ui::AlertKind::Info : ui::AlertKind::Warn,
                          .title = text.title,
                          .text = text.advice,
                          .icon = ui::icon::printer});
}

void Panel::glass(ui::Frame& frame) {
    frame.heading("title", 1, say(Key::staff_glass_title));
    frame.text("text", say(Key::staff_glass_text));
    if (auto const cell = frame.glass_test("glass", {.cell_label = say(Key::staff_glass_cell),
                                                     .touched_label = say(Key::staff_glass_touched),
                                                     .touched = m_touched}))
        press(Pressed::TouchCell, static_cast<std::int64_t>(*cell));
    frame.draw_again_in(look_again_ms);
}

void Panel::glass_bar(ui::Frame& frame) {
    bool const is_whole =
        std::ranges::all_of(m_touched, [](std::uint8_t touched) { return touched != 0; });
    auto actions = frame.actions("way");
    if (frame.button("no", {.label = say(Key::staff_glass_bad), .icon = ui::icon::x}))
        press(Pressed::AnswerNo);
    if (frame.button("yes",
                     {.label = say(Key::staff_glass_good),
                      .icon = ui::icon::check,
                      .kind = ui::ButtonKind::Primary,
                      .state = is_whole ? ui::ControlState::Enabled : ui::ControlState::Disabled}))
        press(Pressed::AnswerYes);
}

}
