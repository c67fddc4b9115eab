#include "client/configuration/description.h"
#include "client/phrases/phrases.h"
#include "client/staff_panel/panel.h"
#include "client/staff_panel/wording.h"

namespace onedoor::staff_panel {

using phrases::Key;

namespace {

constexpr int look_again_ms = 250;

}

void Panel::settings(ui::Frame& frame) {
    Settings const present = m_works.site.settings();
    frame.heading("title", 1, say(Key::staff_settings));
    std::string const which = present.version == 0
                                  ? std::string(say(Key::staff_settings_own))
                                  : phrases::format(Key::staff_settings_package, m_language,
                                                    {{"version", std::to_string(present.version)}});
    frame.text("which", {.text = which, .role = ui::TypeRole::H2});
    if (!present.refused.empty()) {
        std::string const why = configuration::describe({present.refused, {}, {}}, m_language);
        frame.alert(
            "refused",
            {.kind = ui::AlertKind::Bad, .title = say(Key::staff_package_not_used), .text = why});
    }
    frame.text("text", {.text = say(Key::staff_settings_text), .tone = ui::Tone::Secondary});
    stick_words(frame);
    if (m_stick.offer())
        offered_package(frame);
    bool const is_working = m_stick.step() == Stick::Step::Working;
    if (frame.button("read",
                     {.label = say(Key::staff_stick_read),
                      .icon = ui::icon::upload_simple,
                      .state = is_working ? ui::ControlState::Busy : ui::ControlState::Enabled,
                      .width = ui::Width::Full}))
        press(Pressed::ReadStick);
    frame.draw_again_in(look_again_ms);
}

void Panel::offered_package(ui::Frame& frame) {
    Stick::Offer const& offer = *m_stick.offer();
    std::string const title = phrases::format(Key::staff_package_title, m_language,
                                              {{"version", std::to_string(offer.version)}});
    std::string const text =
        phrases::format(Key::staff_package_text, m_language, {{"time", clock_text(offer.expires)}});
    frame.alert(
        "offer",
        {.kind = ui::AlertKind::Ok, .title = title, .text = text, .icon = ui::icon::seal_check});
    std::vector<ui::Fact> facts;
    std::vector<std::string> values;
    values.reserve(offer.changes.size());
    for (configuration::Change const& change : offer.changes) {
        bool const is_secret = change.before.empty() && change.after.empty();
        auto const shown = [&](std::string const& value) {
            return value.empty() ? std::string(say(Key::staff_not_set)) : value;
        };
        values.push_back(is_secret ? std::string(say(Key::staff_secret_changed))
                                   : shown(change.before) + " → " + shown(change.after));
        facts.push_back({.term = change.field, .value = values.back()});
    }
    auto card = frame.card("changes");
    frame.heading("changes-title", 2, say(Key::staff_changes));
    if (facts.empty())
        frame.text("same", say(Key::staff_changes_none));
    else
        frame.facts("changes-list", facts);
    if (frame.button("take", {.label = say(Key::staff_package_take),
                              .icon = ui::icon::check,
                              .kind = ui::ButtonKind::Primary,
                              .width = ui::Width::Full}))
        press(Pressed::TakePackage);
}

void Panel::stick_words(ui::Frame& frame) {
    switch (m_stick.step()) {
    case Stick::Step::Idle:
    case Stick::Step::Offered:
        return;
    case Stick::Step::Working:
        frame.skeleton("stick-works", say(Key::staff_stick_works), 1);
        return;
    case Stick::Step::Taken:
        frame.alert("stick", {.kind = ui::AlertKind::Ok,
                              .title = say(Key::staff_package_taken),
                              .text = say(Key::staff_package_taken_text)});
        return;
    case Stick::Step::Written: {
        std::string const words =
            phrases::format(Key::staff_stick_written, m_language, {{"name", m_stick.file_name()}});
        frame.alert("stick", {.kind = ui::AlertKind::Ok, .title = words});
        return;
    }
    case Stick::Step::Failed:
        break;
    }
    Error const& error = *m_stick.error();
    bool const is_missing = error.code == "stick.missing" || error.code == "file.missing";
    std::string const words = error.code == "stick.missing"
                                  ? std::string(say(Key::staff_stick_missing))
                              : is_missing ? std::string(say(Key::staff_stick_empty))
                                           : configuration::describe(error, m_language);
    frame.alert("stick", {.kind = ui::AlertKind::Bad, .title = words});
}

}
